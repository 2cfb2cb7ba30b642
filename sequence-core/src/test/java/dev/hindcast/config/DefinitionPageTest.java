/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class DefinitionPageTest {
  private static final Path PAGE = Path.of("..", "docs", "reference", "definition.md");

  @Test
  void thePageSaysWhatTheKeyTableSays() throws IOException {
    if (Boolean.getBoolean("hindcast.write-pages")) {
      Files.writeString(PAGE, DefinitionPage.text());
    }
    assertThat(PAGE)
        .as("write it anew with -Dhindcast.write-pages, see docs/CONTRIBUTING.md")
        .hasContent(DefinitionPage.text());
  }
}
