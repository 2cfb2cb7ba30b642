/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.iceberg;

import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Optional;
import org.apache.iceberg.ContentFile;
import org.apache.iceberg.types.Conversions;
import org.apache.iceberg.types.Type;
import org.apache.iceberg.types.Types;

/**
 * The range of a time column in one data file, by the file's statistics.
 *
 * @param leastMicros UTC; the least possible one if it is not known
 * @param greatestMicros UTC, inclusive; the greatest possible one if it is not known
 */
record FileTimes(long leastMicros, long greatestMicros, long rows, long bytes) {
  /** Only a column of instants is told apart: others depend on a zone. */
  static FileTimes of(ContentFile<?> file, Optional<Types.NestedField> column) {
    Optional<Types.NestedField> instants =
        column.filter(of -> of.type().equals(Types.TimestampType.withZone()));
    return new FileTimes(
        instants.map(of -> bound(file.lowerBounds(), of, Long.MIN_VALUE)).orElse(Long.MIN_VALUE),
        instants.map(of -> bound(file.upperBounds(), of, Long.MAX_VALUE)).orElse(Long.MAX_VALUE),
        file.recordCount(),
        file.fileSizeInBytes());
  }

  /** Whether a row of the file may have a time in {@code [from, to)}. */
  boolean mayTouch(long fromMicros, long toMicros) {
    return leastMicros < toMicros && greatestMicros >= fromMicros;
  }

  boolean isKnown() {
    return leastMicros != Long.MIN_VALUE && greatestMicros != Long.MAX_VALUE;
  }

  private static long bound(Map<Integer, ByteBuffer> bounds, Types.NestedField column, long none) {
    ByteBuffer bound = bounds == null ? null : bounds.get(column.fieldId());
    Type type = column.type();
    return bound == null ? none : Conversions.<Long>fromByteBuffer(type, bound);
  }
}
