/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.correct;

import dev.hindcast.spark.ingest.PinnedTables;

/**
 * The tables of an earlier and of a later request, of which only labels of a scope and their users'
 * events are wanted. What was read for both stays in the executors' memory and on their disks until
 * this is closed.
 */
public interface ScopedTables extends AutoCloseable {
  /** As the earlier request pins them. */
  PinnedTables before();

  /** As the later request pins them. */
  PinnedTables after();

  @Override
  void close();

  /** Tables that share nothing. */
  static ScopedTables of(PinnedTables before, PinnedTables after) {
    return new ScopedTables() {
      @Override
      public PinnedTables before() {
        return before;
      }

      @Override
      public PinnedTables after() {
        return after;
      }

      @Override
      public void close() {}
    };
  }
}
