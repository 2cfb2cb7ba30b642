/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hindcast.error.ErrorCode;
import dev.hindcast.error.HindcastException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DefinitionFilesTest {
  @TempDir Path folder;

  @Test
  void filesAreReadAndKeepTheNameThatTheUserGave() throws IOException {
    Path definition = Files.writeString(folder.resolve("a.conf"), "name = ü");
    Path environment = Files.writeString(folder.resolve("b.conf"), "b = 1");
    assertThat(
            DefinitionFiles.read(
                definition, Optional.of(environment), List.of("c=1"), Map.of("D", "1")))
        .isEqualTo(
            new DefinitionLayers(
                new DefinitionText(definition.toString(), "name = ü"),
                Optional.of(new DefinitionText(environment.toString(), "b = 1")),
                List.of("c=1"),
                Map.of("D", "1")));
  }

  @Test
  void allFilesThatCannotBeReadAreReportedAtOnce() throws IOException {
    Path missing = folder.resolve("missing.conf");
    assertRefused(
        missing,
        Optional.of(folder),
        "2 problems",
        "\n  " + folder + ": is a folder. Give the path of a readable HOCON file.",
        "\n  " + missing + ": there is no such file. Give the path of a readable HOCON file.");
  }

  @Test
  void whatIsNoTextIsRefused() throws IOException {
    Path binary = Files.write(folder.resolve("a.conf"), new byte[] {(byte) 0xff, (byte) 0xfe, 0});
    assertRefused(binary, Optional.empty(), "1 problem", ": is not UTF-8 text. Give the path of");
    Path huge = Files.write(folder.resolve("b.conf"), new byte[(4 << 20) + 1]);
    assertRefused(huge, Optional.empty(), "1 problem", ": is larger than 4 MiB. Give the path of");
  }

  private static void assertRefused(
      Path definition, Optional<Path> environment, String count, String... parts) {
    assertThatThrownBy(() -> DefinitionFiles.read(definition, environment, List.of(), Map.of()))
        .isInstanceOf(HindcastException.class)
        .hasMessageStartingWith("Cannot use the definition " + definition + ": it has " + count)
        .hasMessageContainingAll(parts)
        .hasMessageEndingWith("docs/reference/definition.md lists every key.")
        .extracting(e -> ((HindcastException) e).code())
        .isEqualTo(ErrorCode.DEFINITION_INVALID);
  }
}
