/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.enrich;

import dev.hindcast.time.Micros;
import java.util.List;
import org.apache.spark.sql.types.DataType;

/**
 * Versions of one key that hold at the same time: of each (key, valid-from) the one that was known
 * last counts.
 *
 * @param count versions that begin while an earlier one still holds
 * @param example one of them as text; empty if there is none
 */
record Overlaps(long count, String example) {
  static final Overlaps NONE = new Overlaps(0, "");

  static Overlaps of(DimensionIndex index, List<DataType> keyTypes) {
    VersionTimes times = index.times();
    long count = 0;
    String example = "";
    for (int key = 0; key < index.keys().size(); key++) {
      int holding = VersionTimes.NONE;
      for (int version = times.firstOf(key); version < times.endOf(key); version++) {
        if (!isLatestKnown(times, version, times.endOf(key))
            || times.validFromMicros(version) >= times.validToMicros(version)) {
          continue;
        }
        if (holding != VersionTimes.NONE
            && times.validFromMicros(version) < times.validToMicros(holding)) {
          count++;
          if (example.isEmpty()) {
            example =
                "key "
                    + KeyText.of(index.keys().key(key), keyTypes)
                    + " holds over "
                    + range(times, holding)
                    + " and over "
                    + range(times, version);
          }
        }
        if (holding == VersionTimes.NONE
            || times.validToMicros(version) > times.validToMicros(holding)) {
          holding = version;
        }
      }
    }
    return new Overlaps(count, example);
  }

  private static boolean isLatestKnown(VersionTimes times, int version, int end) {
    return version + 1 == end
        || times.validFromMicros(version + 1) != times.validFromMicros(version);
  }

  private static String range(VersionTimes times, int version) {
    long end = times.validToMicros(version);
    return "["
        + Micros.text(times.validFromMicros(version))
        + ", "
        + (end == VersionTimes.OPEN ? "open" : Micros.text(end))
        + ")";
  }
}
