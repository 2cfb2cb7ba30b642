/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.parquet;

/** The distinct values of a column in a row group, numbered in the order in which they came. */
interface ValueDictionary {
  int size();

  /** Bytes of all entries in PLAIN encoding. */
  long plainBytes();

  /** Bytes of one entry in PLAIN encoding. */
  long plainBytes(int id);

  /** Appends an entry in PLAIN encoding. */
  void spell(int id, PageBytes out);
}
