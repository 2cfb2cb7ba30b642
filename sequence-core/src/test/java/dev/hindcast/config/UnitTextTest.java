/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UnitTextTest {
  private final List<String> complaints = new ArrayList<>();

  @ParameterizedTest
  @CsvSource({
    "0 s, 0",
    "1 us, 1",
    "7 microseconds, 7",
    "250 ms, 250000",
    "1 millisecond, 1000",
    "90 s, 90000000",
    "1.000001 s, 1000001",
    "5 minutes, 300000000",
    "5m, 300000000",
    "24 hours, 86400000000",
    "1.5 days, 129600000000",
    "180 days, 15552000000000",
    "36500 days, 3153600000000000",
    "2 weeks, 1209600000000",
    "106751991 days, 9223372022400000000",
    "0.1 s, 100000",
    "+3 s, 3000000",
    "9223372036854775807 us, 9223372036854775807",
  })
  void aDurationIsExactInMicroseconds(String written, long micros) {
    assertThat(read(UnitText.DURATION, written)).contains(micros);
  }

  @ParameterizedTest
  @CsvSource({
    "1 B, 1",
    "3 bytes, 3",
    "64 KiB, 65536",
    "256 MiB, 268435456",
    "0.5 GiB, 536870912",
    "1 TiB, 1099511627776",
    "1 kB, 1000",
    "64 MB, 64000000",
    "2 GB, 2000000000",
    "1 TB, 1000000000000",
  })
  void aSizeIsExactInBytes(String written, long bytes) {
    assertThat(read(UnitText.SIZE, written)).contains(bytes);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "5",
        "s",
        "5 x",
        "5 S",
        "5 Days",
        "5 months",
        "1 year",
        "1e3 s",
        "NaN s",
        "0x10 s",
        "5 s s",
        "5 days 3 hours",
        "-1 s",
        "-0.1 s",
        "0.0000001 s",
        "1/2 s",
        "5,5 s",
        ".5 s",
        "5. s",
        "9223372036854775808 us",
        "99999999999999999999 days",
        "106751992 days",
        "\u0665 s",
        "5\u0000s",
        "5 ns",
        "P1D",
        "00:05"
      })
  void whatIsNoExactDurationIsRefused(String written) {
    assertThat(read(UnitText.DURATION, written)).isEmpty();
    assertThat(complaints).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"256", "256 M", "256m", "256 mib", "1 KB", "-1 B", "0.1 B", "8 EiB"})
  void whatIsNoExactSizeIsRefused(String written) {
    assertThat(read(UnitText.SIZE, written)).isEmpty();
    assertThat(complaints).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0 s",
    "1, 1 us",
    "1500000, 1500 ms",
    "60000000, 1 minute",
    "86400000000, 1 day",
    "604800000000, 7 days",
    "9223372036854775807, 9223372036854775807 us",
  })
  void theCanonicalTextUsesTheLargestUnitThatIsExact(long micros, String text) {
    assertThat(UnitText.DURATION.text(micros)).isEqualTo(text);
  }

  @Test
  void theCanonicalTextOfASizeUsesBinaryUnits() {
    assertThat(UnitText.SIZE.text(0)).isEqualTo("0 B");
    assertThat(UnitText.SIZE.text(256 << 20)).isEqualTo("256 MiB");
    assertThat(UnitText.SIZE.text(64_000_000)).isEqualTo("62500 KiB");
  }

  @Test
  void everyCanonicalTextIsReadBackAsTheSameAmount() {
    long seed = 7L;
    Random random = new Random(seed);
    for (int i = 0; i < 20_000; i++) {
      long amount = (random.nextLong() & Long.MAX_VALUE) >>> random.nextInt(63);
      long round = amount - amount % (random.nextBoolean() ? 1 : 86_400_000_000L);
      String durationText = UnitText.DURATION.text(round);
      assertThat(read(UnitText.DURATION, durationText))
          .as("seed %s, %s", seed, durationText)
          .contains(round);
      String sizeText = UnitText.SIZE.text(round);
      assertThat(read(UnitText.SIZE, sizeText)).as("seed %s, %s", seed, sizeText).contains(round);
    }
    assertThat(complaints).isEmpty();
  }

  private Optional<Long> read(UnitText type, String written) {
    return type.read(
        new DefinitionNode.Scalar(
            new Position("test", 1), Tier.DEFINITION, DefinitionNode.ScalarKind.TEXT, written),
        (position, what, remedy) -> complaints.add(what));
  }
}
