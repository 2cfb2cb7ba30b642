/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.enrich;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.apache.spark.sql.catalyst.expressions.UnsafeRow;
import org.junit.jupiter.api.Test;

/** Which version of a key holds. */
class VersionTimesTest {
  private static final int KEYS = 3;

  @Test
  void theWinnerIsThatOfALoopOverAllVersions() {
    for (long seed = 0; seed < 300; seed++) {
      compare(seed, seed % 3 == 0 ? 400 : 12);
    }
  }

  private static void compare(long seed, int size) {
    Random random = new Random(seed);
    long[][] rows = new long[size][];
    DimensionIndexBuilder builder = new DimensionIndexBuilder(0, Long.MAX_VALUE);
    for (int n = 0; n < size; n++) {
      long validFrom = random.nextInt(20);
      long validTo = random.nextInt(3) == 0 ? VersionTimes.OPEN : validFrom + random.nextInt(6);
      long knownAt = random.nextInt(30);
      byte[] key = {(byte) random.nextInt(KEYS)};
      rows[n] = new long[] {key[0], validFrom, validTo, knownAt, n};
      builder.add(key, validFrom, validTo, knownAt, n, empty());
    }
    DimensionIndex index = builder.build();
    for (byte key = 0; key <= KEYS; key++) {
      for (long time = -1; time < 25; time++) {
        for (long known = -1; known < 31; known += 2) {
          int found = index.find(index.keyOf(new byte[] {key}), time, known);
          long[] best = best(rows, key, time, known);
          reasonsFit(index, index.keyOf(new byte[] {key}), found, time, known);
          if (best == null) {
            assertThat(found).as("seed %d", seed).isEqualTo(DimensionIndex.NONE);
          } else {
            assertThat(index.times().validFromMicros(found)).as("seed %d", seed).isEqualTo(best[1]);
            assertThat(index.times().knownAtMicros(found)).as("seed %d", seed).isEqualTo(best[3]);
          }
        }
      }
    }
  }

  /** Each reason says the truth of its version, whatever finds the winner. */
  private static void reasonsFit(DimensionIndex index, int key, int winner, long time, long known) {
    if (key == DimensionIndex.NONE) {
      return;
    }
    VersionTimes times = index.times();
    for (int version = times.firstOf(key); version < times.endOf(key); version++) {
      boolean holds =
          times.validFromMicros(version) <= time
              && time < times.validToMicros(version)
              && times.knownAtMicros(version) <= known;
      boolean isTrue =
          switch (times.why(version, winner, time, known)) {
            case WINS -> holds && version == winner;
            case NOT_YET_VALID -> times.validFromMicros(version) > time;
            case NO_LONGER_VALID -> times.validToMicros(version) <= time;
            case NOT_YET_KNOWN -> times.knownAtMicros(version) > known;
            case OLDER_VALID_FROM, EARLIER_KNOWN_AT, OTHER_CONTENT -> holds && version < winner;
            case STALE -> false;
          };
      assertThat(isTrue).as("version %d of key %d at %d, %d", version, key, time, known).isTrue();
    }
  }

  private static long[] best(long[][] rows, long key, long time, long known) {
    long[] best = null;
    for (long[] row : rows) {
      boolean holds = row[0] == key && row[1] <= time && time < row[2] && row[3] <= known;
      if (holds && (best == null || compare(row, best) > 0)) {
        best = row;
      }
    }
    return best;
  }

  private static int compare(long[] a, long[] b) {
    return a[1] != b[1] ? Long.compare(a[1], b[1]) : Long.compare(a[3], b[3]);
  }

  private static UnsafeRow empty() {
    UnsafeRow row = new UnsafeRow(0);
    row.pointTo(new byte[0], 0);
    return row;
  }
}
