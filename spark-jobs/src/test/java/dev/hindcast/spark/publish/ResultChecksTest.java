/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.publish;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hindcast.error.ErrorCode;
import dev.hindcast.error.HindcastException;
import dev.hindcast.label.LabelFate;
import dev.hindcast.spark.ingest.LabelCounts;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ResultChecksTest {
  @Test
  void keptLabelsWithoutRowStopThePublication() {
    assertThatThrownBy(() -> check(Map.of(LabelFate.KEPT, 2L, LabelFate.IMMATURE, 3L)))
        .isInstanceOf(HindcastException.class)
        .hasFieldOrPropertyWithValue("code", ErrorCode.ROW_COUNT_WRONG)
        .hasMessage(
            "Cannot publish a version of dataset d: 2 labels and 0 rejected rows were counted, 0"
                + " rows written, 0 read back and 0 rows rejected. Nothing was published. This is a"
                + " fault of the engine; report it.");
  }

  @Test
  void rejectedRowsThatNoTaskSawStopThePublication() {
    assertThatThrownBy(() -> check(Map.of(LabelFate.REJECTED, 1L)))
        .hasMessageContaining("0 labels and 1 rejected rows were counted");
  }

  @Test
  void labelsThatAreLeftOutNeedNoRow() {
    assertThatCode(() -> check(Map.of(LabelFate.IMMATURE, 3L, LabelFate.SAMPLED_OUT, 1L)))
        .doesNotThrowAnyException();
  }

  private static void check(Map<LabelFate, Long> counted) {
    LabelCounts labels = new LabelCounts(counted);
    BuildTotals totals = new BuildTotals(List.of(), List.of("labels"), labels, List.of());
    ResultChecks.check("d", labels, totals, List.of());
  }
}
