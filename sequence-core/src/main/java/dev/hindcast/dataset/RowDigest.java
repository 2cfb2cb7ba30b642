/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.dataset;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.io.Serializable;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * Sum of the 128-bit hashes of a set of rows, so that neither order nor grouping of the rows
 * matters. A row that stands twice counts twice; no rows give {@link #ZERO}.
 *
 * @param high upper 64 bits, without sign
 * @param low lower 64 bits, without sign
 */
public record RowDigest(long high, long low) implements Serializable {
  public static final RowDigest ZERO = new RowDigest(0, 0);

  private static final Pattern TEXT = Pattern.compile("[0-9a-f]{32}");

  /**
   * Reads what {@link #toString} writes.
   *
   * @throws IllegalArgumentException if the text is not 32 hex digits in lower case
   */
  @JsonCreator
  public static RowDigest parse(String text) {
    if (!TEXT.matcher(text).matches()) {
      throw new IllegalArgumentException(
          "row digest must be 32 hex digits in lower case: '" + text + "'");
    }
    return new RowDigest(
        HexFormat.fromHexDigitsToLong(text, 0, 16), HexFormat.fromHexDigitsToLong(text, 16, 32));
  }

  /** Digest of both sets of rows together; wraps at 128 bits. */
  public RowDigest plus(RowDigest other) {
    long sum = low + other.low;
    long carry = Long.compareUnsigned(sum, low) < 0 ? 1 : 0;
    return new RowDigest(high + other.high + carry, sum);
  }

  /** Digest of the rows without those of a part of them; wraps at 128 bits. */
  public RowDigest minus(RowDigest part) {
    long borrow = Long.compareUnsigned(low, part.low) < 0 ? 1 : 0;
    return new RowDigest(high - part.high - borrow, low - part.low);
  }

  /** 32 hex digits in lower case, upper bits first. */
  @JsonValue
  @Override
  public String toString() {
    HexFormat hex = HexFormat.of();
    return hex.toHexDigits(high) + hex.toHexDigits(low);
  }
}
