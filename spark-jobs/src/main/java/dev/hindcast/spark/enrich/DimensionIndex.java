/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.enrich;

import java.io.Serializable;
import org.apache.spark.sql.catalyst.expressions.UnsafeRow;
import org.apache.spark.unsafe.Platform;

/**
 * All versions of a dimension's rows, found by key, time and knowledge. Values lie as internal rows
 * in one array; a version is known by its number, from 0. Only read, by any number of threads.
 */
public final class DimensionIndex implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Stands for no version: a key that is not there, or a time at which none holds. */
  public static final int NONE = -1;

  private final KeyOrdinals keys;
  private final VersionTimes times;
  private final long maxStalenessMicros;
  private final byte[] values;
  private final int[] ends;
  private final int fields;

  DimensionIndex(
      KeyOrdinals keys,
      VersionTimes times,
      long maxStalenessMicros,
      byte[] values,
      int[] ends,
      int fields) {
    this.keys = keys;
    this.times = times;
    this.maxStalenessMicros = maxStalenessMicros;
    this.values = values;
    this.ends = ends;
    this.fields = fields;
  }

  /** Number of versions. */
  public int size() {
    return times.size();
  }

  /** Number of a key, or {@link #NONE}. */
  public int keyOf(byte[] key) {
    return keys.find(key);
  }

  /**
   * The version of a key that holds at a time by what is known, unless it is too stale.
   *
   * @param key number of a key, or {@link #NONE}
   * @return its number, or {@link #NONE}
   */
  public int find(int key, long timeMicros, long knownByMicros) {
    if (key == NONE) {
      return NONE;
    }
    int version = times.winner(key, timeMicros, knownByMicros);
    return version == NONE || timeMicros - times.validFromMicros(version) > maxStalenessMicros
        ? NONE
        : version;
  }

  /** Points a row to the values of a version. */
  public UnsafeRow point(UnsafeRow row, int version) {
    int from = version == 0 ? 0 : ends[version - 1];
    row.pointTo(values, Platform.BYTE_ARRAY_OFFSET + (long) from, ends[version] - from);
    return row;
  }

  /** A row for {@link #point}. */
  public UnsafeRow newRow() {
    return new UnsafeRow(fields);
  }

  long maxStalenessMicros() {
    return maxStalenessMicros;
  }

  KeyOrdinals keys() {
    return keys;
  }

  VersionTimes times() {
    return times;
  }
}
