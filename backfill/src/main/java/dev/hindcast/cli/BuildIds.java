/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.cli;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Locale;

/** Names builds: {@code b-20260301T101500Z-0123abcd}. */
final class BuildIds {
  private static final DateTimeFormatter SECONDS =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private BuildIds() {}

  static String at(Instant planned, int random) {
    return "b-" + SECONDS.format(planned) + "-" + HexFormat.of().toHexDigits(random);
  }
}
