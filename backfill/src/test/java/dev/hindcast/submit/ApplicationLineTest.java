/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.submit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApplicationLineTest {
  @Test
  void aDriverSaysHowItsApplicationFares() {
    ApplicationState lost =
        ApplicationLine.read(
                "HINDCAST-APPLICATION {\"id\":\"app-1\",\"state\":\"executor-lost\",\"executors\":1,"
                    + "\"detail\":\"executor 0: worker lost\"}")
            .orElseThrow();

    assertThat(lost)
        .isEqualTo(
            new ApplicationState(
                "app-1", ApplicationState.Phase.EXECUTOR_LOST, 1, "executor 0: worker lost"));
    assertThat(lost.text())
        .isEqualTo("Application app-1 lost an executor: executor 0: worker lost");
    assertThat(
            ApplicationLine.read(
                    "HINDCAST-APPLICATION {\"id\":\"app-1\",\"state\":\"running\",\"executors\":2}")
                .orElseThrow()
                .text())
        .isEqualTo("Application app-1 is running with 2 executors");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "an ordinary line",
        "HINDCAST-APPLICATION {",
        "HINDCAST-APPLICATION {\"id\":\"app-1\",\"state\":\"odd\"}",
        "INFO HINDCAST-APPLICATION {\"id\":\"app-1\",\"state\":\"running\"}"
      })
  void whatIsNoSuchLineIsAnOrdinaryOne(String line) {
    assertThat(ApplicationLine.read(line)).isEmpty();
  }
}
