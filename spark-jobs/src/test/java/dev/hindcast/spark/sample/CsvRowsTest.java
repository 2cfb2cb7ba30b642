/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CsvRowsTest {
  @Test
  void quotesHoldCommasLineEndsAndQuotes() {
    assertThat(rows("a,\"b,\"\"c\"\"\nd\",e\n")).containsExactly(List.of("a", "b,\"c\"\nd", "e"));
  }

  @Test
  void emptyFieldsStayAndTheLastRowNeedsNoLineEnd() {
    assertThat(rows("a,,\r\n,b,c")).containsExactly(List.of("a", "", ""), List.of("", "b", "c"));
  }

  @Test
  void anEmptyTextHasNoRows() {
    assertThat(rows("")).isEmpty();
  }

  private static List<List<String>> rows(String text) {
    List<List<String>> rows = new ArrayList<>();
    new CsvRows(new StringReader(text)).forEachRemaining(rows::add);
    return rows;
  }
}
