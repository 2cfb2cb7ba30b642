/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.sample;

import static dev.hindcast.spark.sample.RetailLines.line;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class ItemHistoryTest {
  private final ItemHistory items = new ItemHistory();

  @Test
  void aNewItemAndANewDescriptionAreKnownADayLater() {
    items.shown(line("ann", "1", 1, "2011-03-01T09:00", "mug", 6));
    items.shown(RetailLines.showing("2011-03-05T10:00", "mug", "A BLUE MUG", "1.250"));

    assertThat(rows())
        .containsExactly(
            "mug 2011-03-01T09:00 2011-03-02T09:00 A mug 1.250",
            "mug 2011-03-05T10:00 2011-03-06T10:00 A BLUE MUG 1.250");
    assertThat(items.late()).isEqualTo(2);
  }

  @Test
  void aNewPriceAloneIsKnownAtOnce() {
    items.shown(line("ann", "1", 1, "2011-03-01T09:00", "mug", 6));
    items.shown(RetailLines.showing("2011-03-01T09:05", "mug", "A mug", "0.850"));

    assertThat(rows()).last().isEqualTo("mug 2011-03-01T09:05 2011-03-01T09:05 A mug 0.850");
    assertThat(items.late()).isEqualTo(1);
  }

  @Test
  void changesWithinAMinuteCorrectEachOtherADayLaterEach() {
    items.shown(RetailLines.showing("2011-03-01T09:00", "mug", "A mug", "1.000"));
    items.shown(RetailLines.showing("2011-03-01T09:00", "mug", "A mug", "2.000"));
    items.shown(RetailLines.showing("2011-03-01T09:00", "mug", "MUG", "1.000"));

    assertThat(rows())
        .containsExactly(
            "mug 2011-03-01T09:00 2011-03-02T09:00 A mug 1.000",
            "mug 2011-03-01T09:00 2011-03-03T09:00 A mug 2.000",
            "mug 2011-03-01T09:00 2011-03-04T09:00 MUG 1.000");
  }

  @Test
  void aLineThatShowsNothingNewMakesNoRow() {
    items.shown(line("ann", "1", 1, "2011-03-01T09:00", "mug", 6));
    items.shown(line("bob", "2", 1, "2011-04-01T09:00", "mug", 1));

    assertThat(rows()).hasSize(1);
    assertThat(items.items()).isEqualTo(1);
  }

  private List<String> rows() {
    return items.rows().stream()
        .map(
            row ->
                String.join(
                    " ",
                    row.get(0, String.class),
                    row.get(1).toString(),
                    row.get(2).toString(),
                    row.get(3, String.class),
                    row.get(4, BigDecimal.class).toString()))
        .toList();
  }
}
