/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.label;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class LabelWindowTest {
  @Test
  void windowsThatTouchAreOneRangeAndGapsStay() {
    assertThat(
            LabelWindow.ranges(
                List.of(
                    new LabelWindow(7, 9),
                    new LabelWindow(1, 3),
                    new LabelWindow(3, 4),
                    new LabelWindow(5, 7))))
        .containsExactly(new LabelWindow(1, 4), new LabelWindow(5, 9));
    assertThat(LabelWindow.ranges(List.of())).isEmpty();
  }

  @Test
  void windowsThatOverlapAreRefused() {
    assertThatThrownBy(
            () -> LabelWindow.ranges(List.of(new LabelWindow(0, 2), new LabelWindow(1, 3))))
        .hasMessage(
            "label windows [1970-01-01T00:00:00Z, 1970-01-01T00:00:00.000002Z) and"
                + " [1970-01-01T00:00:00.000001Z, 1970-01-01T00:00:00.000003Z) overlap");
  }
}
