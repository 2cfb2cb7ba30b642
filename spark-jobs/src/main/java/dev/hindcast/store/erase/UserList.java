/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.store.erase;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.hindcast.dataset.ColumnRole;
import dev.hindcast.dataset.DatasetManifest;
import dev.hindcast.dataset.OutputColumn;
import dev.hindcast.error.ErrorCode;
import dev.hindcast.error.HindcastException;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads whom to erase: one user id per line, as text. Blank lines and doubles count for nothing.
 * Errors tell the line and never the id.
 */
public final class UserList {
  private static final String MARK = "\uFEFF";

  /** Bits of the whole numbers that a user id may be. */
  private static final Map<String, Integer> WHOLE =
      Map.of("int8", 8, "int16", 16, "int32", 32, "int64", 64, "int", 32, "long", 64);

  private UserList() {}

  /**
   * The UTF-8 of the ids, each once, in the order of the file.
   *
   * @param version whose user column says what an id is
   * @throws HindcastException USERS_INVALID
   */
  public static List<byte[]> read(Path file, DatasetManifest version) {
    String type =
        version.schema().stream()
            .filter(column -> column.role() == ColumnRole.USER)
            .map(OutputColumn::type)
            .findFirst()
            .orElseThrow();
    if (!WHOLE.containsKey(type) && !type.equals("string") && !type.equals("binary")) {
      throw invalid(file, "users of type " + type + " cannot be named in a text");
    }
    Set<String> ids = new LinkedHashSet<>();
    List<String> lines = lines(file);
    for (int n = 0; n < lines.size(); n++) {
      String line = lines.get(n);
      if (!line.isBlank()) {
        if (WHOLE.containsKey(type) && !isWhole(line, WHOLE.get(type))) {
          throw invalid(
              file,
              "line " + (n + 1) + " is no number of type " + type + ", as the user column is");
        }
        ids.add(line);
      }
    }
    if (ids.isEmpty()) {
      throw invalid(file, "it has no user ids");
    }
    return ids.stream().map(id -> id.getBytes(UTF_8)).toList();
  }

  private static List<String> lines(Path file) {
    byte[] bytes;
    try {
      bytes = Files.readAllBytes(file);
    } catch (IOException e) {
      throw invalid(file, "it cannot be read (" + e.getClass().getSimpleName() + ")");
    }
    List<String> lines = new ArrayList<>();
    int from = 0;
    while (from < bytes.length) {
      int to = from;
      while (to < bytes.length && bytes[to] != '\n') {
        to++;
      }
      int end = to > from && bytes[to - 1] == '\r' ? to - 1 : to;
      lines.add(text(file, ByteBuffer.wrap(bytes, from, end - from), lines.size() + 1));
      from = to + 1;
    }
    if (!lines.isEmpty() && lines.get(0).startsWith(MARK)) {
      lines.set(0, lines.get(0).substring(MARK.length()));
    }
    return lines;
  }

  private static String text(Path file, ByteBuffer bytes, int line) {
    try {
      return UTF_8.newDecoder().decode(bytes).toString();
    } catch (CharacterCodingException e) {
      throw invalid(file, "line " + line + " is not UTF-8");
    }
  }

  /** Whether a text is a number as the user column prints it: no sign +, no leading zeros. */
  private static boolean isWhole(String text, int bits) {
    return text.matches("0|-?[1-9][0-9]{0,18}") && new BigInteger(text).bitLength() < bits;
  }

  private static HindcastException invalid(Path file, String why) {
    return new HindcastException(
        ErrorCode.USERS_INVALID,
        "Cannot take the users to be erased from "
            + file
            + ": "
            + why
            + ". Give a text file in UTF-8 with one user id per line, as the user column has it;"
            + " nothing was erased.");
  }
}
