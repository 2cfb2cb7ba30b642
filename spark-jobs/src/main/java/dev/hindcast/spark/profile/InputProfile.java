/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.profile;

import dev.hindcast.event.RejectReason;
import java.io.Serializable;
import java.util.TreeMap;

/** What was counted of one input, a source or the labels; profiles of tasks add up. */
final class InputProfile implements Serializable {
  private static final long serialVersionUID = 1L;

  final TreeMap<String, Long> rejected = new TreeMap<>();
  final Lateness lateness = new Lateness();
  final HeavyUsers heavyUsers = new HeavyUsers();
  long rows;
  long users;
  long events;
  long duplicates;
  long corrections;
  long retractions;
  long retractionsOfUnknown;
  long ties;
  long arrivedBeforeEvent;
  long arrivedAfterKnowledge;

  void reject(int reason) {
    rejected.merge(RejectReason.ofCode(reason).text(), 1L, Long::sum);
  }

  long rejectedRows() {
    return rejected.values().stream().mapToLong(Long::longValue).sum();
  }

  InputProfile add(InputProfile other) {
    other.rejected.forEach((reason, count) -> rejected.merge(reason, count, Long::sum));
    lateness.add(other.lateness);
    heavyUsers.add(other.heavyUsers);
    rows += other.rows;
    users += other.users;
    events += other.events;
    duplicates += other.duplicates;
    corrections += other.corrections;
    retractions += other.retractions;
    retractionsOfUnknown += other.retractionsOfUnknown;
    ties += other.ties;
    arrivedBeforeEvent += other.arrivedBeforeEvent;
    arrivedAfterKnowledge += other.arrivedAfterKnowledge;
    return this;
  }
}
