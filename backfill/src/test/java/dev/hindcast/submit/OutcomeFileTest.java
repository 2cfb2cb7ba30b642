/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.submit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hindcast.error.ErrorCode;
import dev.hindcast.error.HindcastException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutcomeFileTest {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{\"status\":\"publis",
        "[]",
        "{\"status\":\"published\"}",
        "{\"status\":\"published\",\"version\":0}",
        "{\"status\":\"running\"}"
      })
  void whatIsNoWholeOutcomeIsNone(String text) throws IOException {
    Path file = Files.writeString(folder.resolve("outcome.json"), text);

    assertThat(OutcomeFile.read(file)).isEmpty();
  }

  @Test
  void aFileThatIsNotThereIsNone() {
    assertThat(OutcomeFile.read(folder.resolve("nothing.json"))).isEmpty();
  }

  @Test
  void anErrorOfAnUnknownCodeIsInternal() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("outcome.json"),
            "{\"status\":\"failed\",\"code\":\"OF_TOMORROW\",\"message\":\"m\"}");

    assertThatThrownBy(() -> OutcomeFile.read(file))
        .isInstanceOf(HindcastException.class)
        .hasMessage("m")
        .extracting(failure -> ((HindcastException) failure).code())
        .isEqualTo(ErrorCode.INTERNAL);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HINDCAST-PROGRESS {\"stage\":",
        "HINDCAST-PROGRESS {}",
        "HINDCAST-PROGRESS {\"stage\":\"pin\",\"done\":-1,\"total\":2}",
        "INFO HINDCAST-PROGRESS {\"stage\":\"pin\",\"done\":1,\"total\":2}"
      })
  void aLineThatIsNoProgressIsAnOrdinaryOne(String line) {
    assertThat(ProgressLine.read(line)).isEmpty();
  }
}
