/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.store;

import java.io.IOException;

/** A change of a dataset that is broken off and then made again, many times. */
interface BrokenChange {
  /** As summaries name it. */
  String name();

  /** Readies the next change, which differs from the last. */
  void prepare() throws IOException;

  /**
   * Makes it.
   *
   * @throws dev.hindcast.error.HindcastException if it is not made, or if nobody knows
   */
  void make() throws IOException;

  /** Whether it is made; anything between not made and made fails the test. */
  boolean isMade() throws IOException;

  /** Whether it is made by one operation, so that an error says that it is not made. */
  default boolean isOneStep() {
    return true;
  }

  /** Takes note that it is made. */
  void accept();

  /** Checks all that the changes led to. */
  default void checkAll() throws IOException {}
}
