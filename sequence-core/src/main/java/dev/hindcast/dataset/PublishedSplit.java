/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.dataset;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import dev.hindcast.definition.SplitsDefinition;
import dev.hindcast.definition.UserSplits;
import dev.hindcast.label.SplitRange;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * One split of a dataset version: which labels it has, so that anybody can recompute it.
 *
 * @param fromMicros its first label time, UTC; null for no bound
 * @param toMicros end of its label times, exclusive, the embargo taken off, UTC; null for no bound
 * @param untilMicros where its outcomes must have ended, UTC; null where no split follows
 * @param embargoMicros how long before its end its label times end
 * @param salt of the hash that places users; empty where users do not matter
 * @param usersFrom least point of its users, within {@code [0, 1)}
 * @param usersTo end of the points of its users, exclusive
 * @param rows over all windows
 * @param unknownFields what a later version of the project wrote
 */
public record PublishedSplit(
    String name,
    @JsonInclude(JsonInclude.Include.NON_NULL) @JsonProperty("from") @IsoMicros Long fromMicros,
    @JsonInclude(JsonInclude.Include.NON_NULL) @JsonProperty("to") @IsoMicros Long toMicros,
    @JsonInclude(JsonInclude.Include.NON_NULL) @JsonProperty("until") @IsoMicros Long untilMicros,
    long embargoMicros,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) String salt,
    double usersFrom,
    double usersTo,
    long rows,
    @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> unknownFields) {
  public PublishedSplit {
    Objects.requireNonNull(name, "name");
    salt = Objects.requireNonNullElse(salt, "");
    Checks.notNegative("embargoMicros of split " + name, embargoMicros);
    Checks.require(
        usersFrom >= 0 && usersFrom < usersTo && usersTo <= 1,
        "users of split " + name + " must be a part of [0, 1): " + usersFrom + " to " + usersTo);
    Checks.notNegative("rows of split " + name, rows);
    unknownFields = Checks.unknown(unknownFields);
  }

  /** The splits of a definition, without rows. */
  public static List<PublishedSplit> of(SplitsDefinition definition) {
    String salt = definition.byUser().map(UserSplits::salt).orElse("");
    return SplitRange.of(definition).stream()
        .map(range -> of(range, definition.embargoMicros(), salt))
        .toList();
  }

  private static PublishedSplit of(SplitRange range, long embargoMicros, String salt) {
    boolean isFollowed = range.untilMicros() != Long.MAX_VALUE;
    return new PublishedSplit(
        range.name(),
        range.fromMicros() == Long.MIN_VALUE ? null : (Long) range.fromMicros(),
        range.toMicros() == Long.MAX_VALUE ? null : (Long) range.toMicros(),
        isFollowed ? (Long) range.untilMicros() : null,
        isFollowed ? embargoMicros : 0,
        salt,
        range.userFrom(),
        range.userTo(),
        0,
        Map.of());
  }

  PublishedSplit withRows(long newRows) {
    return new PublishedSplit(
        name,
        fromMicros,
        toMicros,
        untilMicros,
        embargoMicros,
        salt,
        usersFrom,
        usersTo,
        newRows,
        unknownFields);
  }
}
