/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class CsvTest {
  @Test
  void anEmptyCellIsNullAndAQuotedOneIsTheEmptyText() {
    assertThat(Csv.parse("a,,\"\"\n,b\n"))
        .containsExactly(Arrays.asList("a", null, ""), nullAnd("b"));
  }

  @Test
  void quotesHoldCommasLineEndsAndQuotes() {
    assertThat(Csv.parse("\"a,b\",\"c\nd\",\"e\"\"f\"\n"))
        .containsExactly(List.of("a,b", "c\nd", "e\"f"));
  }

  @Test
  void blankLinesCarriageReturnsAndAMissingLastLineEndMeanNothing() {
    assertThat(Csv.parse("a,b\r\n\r\n\nc,d")).containsExactly(List.of("a", "b"), List.of("c", "d"));
    assertThat(Csv.parse("")).isEmpty();
  }

  @Test
  void whatIsFormattedIsReadBack() {
    List<List<String>> lines =
        List.of(Arrays.asList("a,\"b\"", null, ""), Arrays.asList("c\nd", "e", null));

    assertThat(Csv.parse(Csv.format(lines))).isEqualTo(lines);
  }

  @Test
  void aQuoteThatIsNotClosedIsNamedWithItsLine() {
    assertThatThrownBy(() -> Csv.parse("a\n\"b\n"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the quote in line 2 is not closed");
  }

  @Test
  void aTableSaysWhichRowDoesNotFit() {
    assertThatThrownBy(() -> ExampleTable.parse("a:int,b\n1,2\n1\n"))
        .hasMessage("row 2 has 1 cells where the header has 2");
    assertThatThrownBy(() -> ExampleTable.parse("a,a:int\n"))
        .hasMessage("the header names column a twice");
  }

  @Test
  void settingsAreTimesAndNothingElse() {
    assertThat(ExampleSettings.parse("from = \"1970-01-02\"").fromMicros())
        .hasValue(86_400_000_000L);
    assertThatThrownBy(() -> ExampleSettings.parse("until = 3"))
        .hasMessage("there is no key until, only from, knowledge-time, to");
    assertThatThrownBy(() -> ExampleSettings.parse("to = tomorrow"))
        .hasMessage("to = tomorrow is neither a date (2026-03-01) nor an instant");
  }

  private static List<String> nullAnd(String text) {
    return Arrays.asList(null, text);
  }
}
