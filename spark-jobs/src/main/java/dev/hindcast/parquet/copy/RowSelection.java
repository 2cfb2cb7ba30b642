/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.parquet.copy;

/** Decides which rows are copied. */
@FunctionalInterface
public interface RowSelection {
  /**
   * Whether a row is copied.
   *
   * @param labelId UTF-8 of the label id's text
   * @param user UTF-8 of the user id's text
   * @param labelTimeMicros UTC
   */
  boolean selects(byte[] labelId, byte[] user, long labelTimeMicros);
}
