/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class FiguresTest {
  @Test
  void numbersAreReadable() {
    assertThat(Figures.count(1_234_567)).isEqualTo("1,234,567");
    assertThat(Figures.count(1, "row")).isEqualTo("1 row");
    assertThat(Figures.count(0, "row")).isEqualTo("0 rows");
    assertThat(Figures.count(OptionalLong.empty(), "file")).isEqualTo("? files");
    assertThat(Figures.bytes(1)).isEqualTo("1 byte");
    assertThat(Figures.bytes(1023)).isEqualTo("1,023 bytes");
    assertThat(Figures.bytes(1536)).isEqualTo("1.5 KiB");
    assertThat(Figures.bytes(Long.MAX_VALUE)).isEqualTo("8192.0 PiB");
    assertThat(Figures.share(0.031)).isEqualTo("3.1%");
    assertThat(Figures.mean(7, 2)).isEqualTo("3.5");
    assertThat(Figures.mean(0, 0)).isEqualTo("0.0");
  }
}
