/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.dataset;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;

/**
 * How the rows of a build and the events that it looked at are spread over users. It names no user.
 *
 * @param users users with rows
 * @param rowsPerUser rows of each of them
 * @param eventsPerUser events of each of them that were looked at
 * @param mostRows rows of the users who have most, descending; at most {@link #TOP} of them
 * @param mostEvents events of the users who have most, likewise
 * @param unknownFields what a later version of the project wrote
 */
public record UserStatistics(
    long users,
    Histogram rowsPerUser,
    Histogram eventsPerUser,
    List<Long> mostRows,
    List<Long> mostEvents,
    @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> unknownFields) {
  /** Nothing was counted. */
  public static final UserStatistics NONE =
      new UserStatistics(0, Histogram.EMPTY, Histogram.EMPTY, List.of(), List.of(), Map.of());

  /** How many of the heaviest users are told. */
  public static final int TOP = 10;

  public UserStatistics {
    Checks.notNegative("users", users);
    Checks.require(
        rowsPerUser.total() == users && eventsPerUser.total() == users,
        "rowsPerUser and eventsPerUser must count "
            + (users + " users: " + rowsPerUser.total() + ", " + eventsPerUser.total()));
    mostRows = checkedTop("mostRows", mostRows);
    mostEvents = checkedTop("mostEvents", mostEvents);
    unknownFields = Checks.unknown(unknownFields);
  }

  private static List<Long> checkedTop(String name, List<Long> top) {
    for (int i = 0; i < top.size(); i++) {
      Checks.notNegative(name, top.get(i));
      Checks.require(
          i == 0 || top.get(i) <= top.get(i - 1),
          name + " must descend: " + Checks.shown("" + top));
    }
    return List.copyOf(top);
  }
}
