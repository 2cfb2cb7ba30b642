/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.cases;

import java.util.List;
import java.util.Optional;

/**
 * A label of a case; the time is UTC microseconds.
 *
 * @param event parts of the id of its own event, as text; empty if it has none
 * @param request the request that it belongs to, as text
 * @param session the session that it belongs to, as text
 */
public record CaseLabel(
    String id,
    long timeMicros,
    List<String> event,
    Optional<String> request,
    Optional<String> session) {
  public CaseLabel {
    event = List.copyOf(event);
  }

  /** A label that shares nothing with any event. */
  public CaseLabel(String id, long timeMicros) {
    this(id, timeMicros, List.of(), Optional.empty(), Optional.empty());
  }
}
