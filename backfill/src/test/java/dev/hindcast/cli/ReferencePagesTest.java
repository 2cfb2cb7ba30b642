/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Keeps the generated pages equal to the code; {@code -Dhindcast.docs.write=true} writes them. */
class ReferencePagesTest {
  private static final Path REFERENCE = Path.of("..", "docs", "reference");

  @Test
  void thePageOfTheCommandLineIsWhatTheCommandsSay() throws IOException {
    assertPage("cli.md", CommandReference.page());
  }

  @Test
  void thePageOfErrorsIsWhatTheCodesSay() throws IOException {
    assertPage("errors.md", ErrorReference.page());
  }

  private static void assertPage(String name, String expected) throws IOException {
    Path page = REFERENCE.resolve(name);
    if (Boolean.getBoolean("hindcast.docs.write")) {
      Files.writeString(page, expected);
    }
    assertThat(page)
        .as(
            "write it anew with ./mvnw test -pl backfill -am -Dtest=ReferencePagesTest"
                + " -Dhindcast.docs.write=true")
        .content()
        .isEqualTo(expected);
  }
}
