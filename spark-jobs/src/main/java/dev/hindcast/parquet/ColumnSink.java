/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.parquet;

/**
 * Takes the value of one column of one row: exactly one call, or {@link #beginList} and then
 * exactly as many elements as it announced, each of which may be a list again.
 *
 * <p>The method must fit the column's type, else {@link IllegalStateException}. Which type takes
 * which: BOOLEAN {@code addBoolean}; INT8, INT16, INT32, DATE and decimals of up to 9 digits {@code
 * addInt}; INT64, TIMESTAMP and decimals of up to 18 digits {@code addLong}; STRING (UTF-8), BINARY
 * and longer decimals (two's complement, big-endian, any length that fits) {@code addBytes}.
 */
public interface ColumnSink {
  /** A null; refused where the column or element is required. */
  void addNull();

  void addBoolean(boolean value);

  void addInt(int value);

  void addLong(long value);

  /** Every NaN is stored as {@link Float#NaN}; -0.0 stays -0.0. */
  void addFloat(float value);

  /** Every NaN is stored as {@link Double#NaN}; -0.0 stays -0.0. */
  void addDouble(double value);

  /** Copies the bytes; the array may be overwritten afterwards. */
  void addBytes(byte[] bytes, int offset, int length);

  /** Begins a list of exactly this many elements. */
  void beginList(int length);
}
