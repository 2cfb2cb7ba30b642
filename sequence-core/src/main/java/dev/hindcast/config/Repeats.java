/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.config;

import java.util.List;

/** Which neighbours count as repeats. */
sealed interface Repeats {
  /** Those that are equal in everything that is known with the event. */
  record InAll() implements Repeats {}

  /** Those that are equal in these attributes; none of them for no repeats at all. */
  record In(List<String> attributes) implements Repeats {}
}
