/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.enrich;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.apache.spark.sql.catalyst.expressions.UnsafeRow;

/** Gathers the rows of a dimension in any order and sorts them into an index. */
final class DimensionIndexBuilder {
  private record Version(
      int key, long validFrom, long validTo, long knownAt, long contentHash, byte[] values) {}

  private static final Comparator<Version> ORDER =
      Comparator.comparingInt(Version::key)
          .thenComparingLong(Version::validFrom)
          .thenComparingLong(Version::knownAt)
          .thenComparingLong(Version::contentHash)
          .thenComparing(Version::values, Arrays::compareUnsigned)
          .thenComparingLong(Version::validTo);

  private final int fields;
  private final long maxStalenessMicros;
  private final KeyOrdinals keys = new KeyOrdinals();
  private final List<Version> versions = new ArrayList<>();

  /**
   * Makes a builder.
   *
   * @param fields number of fields of the values
   */
  DimensionIndexBuilder(int fields, long maxStalenessMicros) {
    this.fields = fields;
    this.maxStalenessMicros = maxStalenessMicros;
  }

  /** Adds a row; its values are copied. All times are UTC microseconds. */
  void add(
      byte[] key, long validFrom, long validTo, long knownAt, long contentHash, UnsafeRow values) {
    versions.add(
        new Version(
            keys.add(key), validFrom, validTo, knownAt, contentHash, values.copy().getBytes()));
  }

  DimensionIndex build() {
    versions.sort(ORDER);
    int size = versions.size();
    int[] firstOfKey = new int[keys.size() + 1];
    long[] validFrom = new long[size];
    long[] validTo = new long[size];
    long[] knownAt = new long[size];
    int[] ends = new int[size];
    int end = 0;
    for (int n = 0; n < size; n++) {
      Version version = versions.get(n);
      firstOfKey[version.key + 1] = n + 1;
      validFrom[n] = version.validFrom;
      validTo[n] = version.validTo;
      knownAt[n] = version.knownAt;
      end = Math.addExact(end, version.values.length);
      ends[n] = end;
    }
    byte[] values = new byte[end];
    for (int n = 0; n < size; n++) {
      byte[] of = versions.get(n).values;
      System.arraycopy(of, 0, values, ends[n] - of.length, of.length);
    }
    return new DimensionIndex(
        keys,
        new VersionTimes(firstOfKey, validFrom, validTo, knownAt),
        maxStalenessMicros,
        values,
        ends,
        fields);
  }
}
