/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.config;

import dev.hindcast.error.ErrorCode;
import dev.hindcast.error.HindcastException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the files that a definition is made of. */
public final class DefinitionFiles {
  private static final long LARGEST_BYTES = 4L << 20;

  private DefinitionFiles() {}

  /**
   * Reads the files; the other layers are taken as they are.
   *
   * @throws HindcastException {@code DEFINITION_INVALID} if a file is missing or no UTF-8 text
   */
  public static DefinitionLayers read(
      Path definition,
      Optional<Path> environment,
      List<String> overrides,
      Map<String, String> variables) {
    return new DefinitionLayers(
        text(definition), environment.map(DefinitionFiles::text), overrides, variables);
  }

  private static DefinitionText text(Path file) {
    try {
      if (Files.size(file) > LARGEST_BYTES) {
        throw unreadable(file, "it is larger than 4 MiB", null);
      }
      ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file));
      return new DefinitionText(
          file.toString(), StandardCharsets.UTF_8.newDecoder().decode(bytes).toString());
    } catch (NoSuchFileException e) {
      throw unreadable(file, "there is no such file", e);
    } catch (CharacterCodingException e) {
      throw unreadable(file, "it is not UTF-8 text", e);
    } catch (IOException e) {
      throw unreadable(file, e.toString(), e);
    }
  }

  private static HindcastException unreadable(Path file, String why, Exception cause) {
    return new HindcastException(
        ErrorCode.DEFINITION_INVALID,
        "Cannot read the definition file "
            + ShownText.plain(file.toString())
            + ": "
            + why
            + ". Give the path of a readable HOCON file.",
        cause);
  }
}
