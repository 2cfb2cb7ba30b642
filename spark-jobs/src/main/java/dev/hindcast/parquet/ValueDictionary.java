/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.parquet;

/** The distinct values of a column in a row group, numbered in the order in which they came. */
interface ValueDictionary {
  int size();

  /** Bytes of all entries in PLAIN encoding. */
  long plainBytes();

  /**
   * Adds the ids of values in PLAIN encoding from a place on.
   *
   * @param most values are looked up
   * @return the place after them
   */
  int addIds(PageBytes plain, int place, int most, DictionaryIds ids);

  /** Appends an entry in PLAIN encoding. */
  void spell(int id, PageBytes out);
}
