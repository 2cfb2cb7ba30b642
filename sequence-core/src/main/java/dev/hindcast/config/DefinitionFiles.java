/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.config;

import dev.hindcast.error.HindcastException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
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
   * @throws HindcastException {@code DEFINITION_INVALID} with all files that cannot be read; {@code
   *     COMMAND_LINE_INVALID} for an override without {@code =}
   */
  public static DefinitionLayers read(
      Path definition,
      Optional<Path> environment,
      List<String> overrides,
      Map<String, String> variables) {
    SetOption.requireAssignments(overrides);
    ConfigProblems problems = new ConfigProblems(definition.toString());
    DefinitionText text = text(definition, problems);
    Optional<DefinitionText> environmentText = environment.map(file -> text(file, problems));
    problems.throwIfAny(SecretTexts.none());
    return new DefinitionLayers(text, environmentText, overrides, variables);
  }

  /**
   * Reads the file of an environment alone.
   *
   * @throws HindcastException {@code DEFINITION_INVALID} if it cannot be read
   */
  public static DefinitionText environment(Path file) {
    ConfigProblems problems = new ConfigProblems(file.toString());
    DefinitionText text = text(file, problems);
    problems.throwIfAny(SecretTexts.none());
    return text;
  }

  private static DefinitionText text(Path file, ConfigProblems problems) {
    String text = "";
    try {
      if (Files.isDirectory(file)) {
        add(problems, file, "is a folder");
      } else if (Files.size(file) > LARGEST_BYTES) {
        add(problems, file, "is larger than 4 MiB");
      } else {
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file));
        text = StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
      }
    } catch (NoSuchFileException e) {
      add(problems, file, "there is no such file");
    } catch (AccessDeniedException e) {
      add(problems, file, "may not be read by this user");
    } catch (CharacterCodingException e) {
      add(problems, file, "is not UTF-8 text");
    } catch (IOException e) {
      add(problems, file, "cannot be read: " + e.getMessage());
    }
    return new DefinitionText(file.toString(), text);
  }

  private static void add(ConfigProblems problems, Path file, String what) {
    problems.add(
        new Position(file.toString(), 0), "", what, "Give the path of a readable HOCON file.");
  }
}
