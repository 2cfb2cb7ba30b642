/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.plan;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.hindcast.dataset.IsoMicros;
import dev.hindcast.time.Micros;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * What a changed definition means for rows that another one made.
 *
 * @param keys that decide rows and changed, sorted
 * @param fromMicros first label time whose rows may be others, UTC; null unless only those from
 *     some time on may be
 */
public record DefinitionChange(
    Kind kind,
    List<String> keys,
    @JsonProperty("from") @JsonInclude(JsonInclude.Include.NON_NULL) @IsoMicros Long fromMicros) {
  /** How far a change reaches. */
  public enum Kind {
    /** There is no version to compare with. */
    FIRST,
    /** No row changes. */
    NONE,
    /** Rows get more columns; those that they have stay. */
    NEW_COLUMNS,
    /** Rows of labels before some time stay. */
    FROM,
    /** Any row may change. */
    EVERYTHING;

    @JsonValue
    public String text() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  public DefinitionChange {
    Objects.requireNonNull(kind, "kind");
    keys = keys.stream().sorted().toList();
    if ((kind == Kind.FROM) != (fromMicros != null)) {
      throw new IllegalArgumentException(
          "a change of the kind " + kind.text() + " is from " + fromMicros);
    }
  }

  public static DefinitionChange of(Kind kind, List<String> keys) {
    return new DefinitionChange(kind, keys, null);
  }

  /** For people. */
  public String text() {
    String changed = keys.isEmpty() ? "" : ": " + String.join(", ", keys);
    return switch (kind) {
      case FIRST -> "none, this is the dataset's first version";
      case NONE -> "none that changes rows";
      case NEW_COLUMNS -> "new columns only" + changed + "; all windows get them";
      case FROM ->
          "rows from label time "
              + Micros.text(fromMicros)
              + " on"
              + changed
              + "; all windows are rebuilt, since a version has one definition";
      case EVERYTHING -> "any row may change" + changed;
    };
  }
}
