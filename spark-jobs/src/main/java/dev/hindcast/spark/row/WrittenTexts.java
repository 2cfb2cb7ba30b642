/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.row;

import java.util.BitSet;
import java.util.TreeSet;

/** Texts that a column wrote: by number of the row that holds them, or themselves. */
final class WrittenTexts {
  final BitSet rows = new BitSet();
  final TreeSet<String> texts = new TreeSet<>();
}
