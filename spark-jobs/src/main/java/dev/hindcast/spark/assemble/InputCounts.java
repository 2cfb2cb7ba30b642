/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.assemble;

import dev.hindcast.event.RejectReason;
import java.io.Serializable;
import java.util.Map;
import java.util.TreeMap;

/** What a build saw of one input: rows by what became of them. Adding up is order-independent. */
public final class InputCounts implements Serializable {
  private static final long serialVersionUID = 1L;

  private final TreeMap<String, Long> counts = new TreeMap<>();
  private final TreeMap<String, Long> rejected = new TreeMap<>();

  public void count(String what, long rows) {
    if (rows != 0) {
      counts.merge(what, rows, Long::sum);
    }
  }

  void reject(RejectReason reason) {
    rejected.merge(reason.text(), 1L, Long::sum);
  }

  public void add(InputCounts other) {
    other.counts.forEach((what, rows) -> counts.merge(what, rows, Long::sum));
    other.rejected.forEach((reason, rows) -> rejected.merge(reason, rows, Long::sum));
  }

  /** Counts by name, without rejected rows. */
  public Map<String, Long> counts() {
    return Map.copyOf(counts);
  }

  /** Rejected rows by reason. */
  public Map<String, Long> rejected() {
    return Map.copyOf(rejected);
  }

  /** Rows that are not rejected. */
  public long accepted() {
    return counts.getOrDefault("read", 0L);
  }

  /** Rejected rows whose user was erased, which says nothing about the input. */
  public long erasedRows() {
    return rejected.getOrDefault(RejectReason.ERASED_USER.text(), 0L);
  }

  public long rejectedRows() {
    return rejected.values().stream().mapToLong(Long::longValue).sum();
  }
}
