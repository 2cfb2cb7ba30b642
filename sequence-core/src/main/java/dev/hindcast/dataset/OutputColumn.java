/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.dataset;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Objects;

/**
 * One column of a dataset version.
 *
 * @param name name in the Parquet files
 * @param type type as text, such as {@code long} or {@code list<string>}
 * @param fieldId field id in the Parquet files, unique in the version
 * @param sequence the sequence that the column belongs to, empty if none
 * @param doc what it means, for people; may be empty
 * @param unknownFields what a later version of the project wrote
 */
public record OutputColumn(
    String name,
    String type,
    int fieldId,
    ColumnRole role,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) String sequence,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) String doc,
    @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> unknownFields) {
  public OutputColumn {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(type, "type");
    Objects.requireNonNull(role, "role");
    sequence = Objects.requireNonNullElse(sequence, "");
    doc = Objects.requireNonNullElse(doc, "");
    unknownFields = Checks.unknown(unknownFields);
    Checks.require(fieldId > 0, "fieldId of column " + name + " must be positive: " + fieldId);
    Checks.require(
        role.isOfSequence() != sequence.isEmpty(),
        "column " + name + " of role " + role.text() + " has sequence '" + sequence + "'");
  }

  public OutputColumn(
      String name, String type, int fieldId, ColumnRole role, String sequence, String doc) {
    this(name, type, fieldId, role, sequence, doc, Map.of());
  }

  OutputColumn withFieldId(int id) {
    return new OutputColumn(name, type, id, role, sequence, doc, unknownFields);
  }

  /** What must be equal in all files of a version. */
  OutputColumn withoutDoc() {
    return new OutputColumn(name, type, fieldId, role, sequence, "");
  }
}
