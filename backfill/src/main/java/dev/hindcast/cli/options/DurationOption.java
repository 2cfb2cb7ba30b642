/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.cli.options;

import dev.hindcast.time.Micros;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a duration with its unit, such as {@code 90 days} or {@code 12h}, as microseconds. */
final class DurationOption implements ITypeConverter<Long> {
  private static final Pattern TEXT = Pattern.compile("([0-9]{1,6}) ?([a-z]+)");
  private static final Map<String, Long> SECONDS =
      Map.of("s", 1L, "m", 60L, "h", 3_600L, "d", 86_400L, "w", 604_800L);
  private static final Map<String, String> LONG_NAMES =
      Map.of("second", "s", "minute", "m", "hour", "h", "day", "d", "week", "w");

  @Override
  public Long convert(String text) {
    Matcher duration = TEXT.matcher(text);
    if (duration.matches()) {
      String unit = duration.group(2);
      String name = unit.length() > 1 ? unit.replaceFirst("s$", "") : unit;
      Long seconds = SECONDS.get(LONG_NAMES.getOrDefault(name, name));
      if (seconds != null) {
        return Long.parseLong(duration.group(1)) * seconds * Micros.PER_SECOND;
      }
    }
    throw new TypeConversionException(
        "'" + text + "' is no duration such as '90 days', '12 hours' or '30 minutes'");
  }
}
