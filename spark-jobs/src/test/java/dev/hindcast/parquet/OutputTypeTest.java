/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.parquet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class OutputTypeTest {
  @Test
  void typesAreJsonForTheManifest() {
    assertThat(OutputType.INT64.json()).isEqualTo("\"int64\"");
    assertThat(OutputType.TIMESTAMP.json()).isEqualTo("\"timestamp[us,UTC]\"");
    assertThat(OutputType.decimal(9, 2).json()).isEqualTo("\"decimal(9,2)\"");
    OutputType nested =
        new OutputType.ListOf(new OutputType.ListOf(OutputType.STRING, true), false);
    assertThat(nested.json())
        .isEqualTo(
            "{\"type\":\"list\",\"element\":{\"type\":\"list\",\"element\":\"string\","
                + "\"elementNullable\":true},\"elementNullable\":false}");
    assertThat(nested.depth()).isEqualTo(2);
    assertThat(nested.leaf()).isEqualTo(OutputType.STRING);
  }

  @Test
  void impossibleDecimalsAreRefused() {
    assertThatThrownBy(() -> OutputType.decimal(39, 0)).hasMessage("not a type: decimal(39,0)");
    assertThatThrownBy(() -> OutputType.decimal(0, 0)).hasMessage("not a type: decimal(0,0)");
    assertThatThrownBy(() -> OutputType.decimal(5, 6)).hasMessage("not a type: decimal(5,6)");
    assertThatThrownBy(() -> new OutputType.Scalar(OutputType.Kind.INT8, 3, 0))
        .hasMessage("not a type: int8(3,0)");
  }

  @Test
  void columnsOfASchemaHaveNamesAndFieldIdsOfTheirOwn() {
    OutputColumn one = new OutputColumn("a", OutputType.INT8, false, 1, "");
    OutputColumn sameId = new OutputColumn("b", OutputType.INT8, false, 1, "");
    OutputColumn sameName = new OutputColumn("a", OutputType.INT8, false, 2, "");
    assertThatThrownBy(() -> new OutputSchema(List.of(one, sameId)))
        .hasMessage("name or field id stands twice in the output schema: b, 1");
    assertThatThrownBy(() -> new OutputSchema(List.of(one, sameName)))
        .hasMessage("name or field id stands twice in the output schema: a, 2");
    assertThatThrownBy(() -> new OutputSchema(List.of()))
        .hasMessage("an output schema needs a column");
    assertThatThrownBy(() -> new OutputColumn("a", OutputType.INT8, false, 0, ""))
        .hasMessage("field id of column a must be from 1 to 999999: 0");
    assertThatThrownBy(() -> new OutputColumn("", OutputType.INT8, false, 1, ""))
        .hasMessage("an output column needs a name");
  }
}
