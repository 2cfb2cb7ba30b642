/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.dataset;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Objects;

/**
 * One way in which the columns of a version differ from those of its parent.
 *
 * @param change {@code added}, {@code removed}, {@code widened}, {@code narrowed}, {@code retyped}
 *     or {@code role-changed} for a column; {@code reordered} or {@code boundary-changed} for a
 *     sequence
 * @param subject name of the column or the sequence
 * @param before what it was, empty for an added column
 * @param after what it is, empty for a removed column
 * @param breaking whether a reader of the parent may fail or misread the version
 * @param unknownFields what a later version of the project wrote
 */
public record SchemaChange(
    String change,
    String subject,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) String before,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) String after,
    boolean breaking,
    @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> unknownFields) {
  public SchemaChange {
    Objects.requireNonNull(change, "change");
    Objects.requireNonNull(subject, "subject");
    before = Objects.requireNonNullElse(before, "");
    after = Objects.requireNonNullElse(after, "");
    unknownFields = Checks.unknown(unknownFields);
  }

  static SchemaChange added(OutputColumn column) {
    return new SchemaChange("added", column.name(), "", column.type(), false, Map.of());
  }

  static SchemaChange removed(OutputColumn column) {
    return new SchemaChange("removed", column.name(), column.type(), "", true, Map.of());
  }

  static SchemaChange retyped(TypeRelation relation, OutputColumn before, OutputColumn after) {
    return new SchemaChange(
        relation.text(),
        after.name(),
        before.type(),
        after.type(),
        relation != TypeRelation.WIDENED,
        Map.of());
  }

  static SchemaChange roleChanged(OutputColumn before, OutputColumn after) {
    return breaking("role-changed", after.name(), before.role().text(), after.role().text());
  }

  static SchemaChange reordered(OutputSequence before, OutputSequence after) {
    return breaking("reordered", after.name(), before.order(), after.order());
  }

  static SchemaChange boundaryChanged(OutputSequence before, OutputSequence after) {
    return breaking("boundary-changed", after.name(), before.boundary(), after.boundary());
  }

  /** The change for people: {@code clicked: removed, was boolean (breaking)}. */
  public String text() {
    StringBuilder text = new StringBuilder(subject).append(": ").append(change);
    if (before.isEmpty()) {
      text.append(" as ").append(after);
    } else if (after.isEmpty()) {
      text.append(", was ").append(before);
    } else {
      text.append(" from ").append(before).append(" to ").append(after);
    }
    return text + (breaking ? " (breaking)" : " (compatible)");
  }

  private static SchemaChange breaking(String change, String subject, String before, String after) {
    return new SchemaChange(change, subject, before, after, true, Map.of());
  }
}
