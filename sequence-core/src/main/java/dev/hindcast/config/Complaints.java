/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.config;

/** Takes what is wrong with one value. */
@FunctionalInterface
interface Complaints {
  /**
   * Takes one complaint.
   *
   * @param what a clause without full stop
   * @param remedy a sentence
   */
  void add(Position position, String what, String remedy);
}
