/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.cli.options;

import dev.hindcast.time.Micros;
import java.time.DateTimeException;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads an instant of a command line as UTC microseconds. */
public final class TimeText implements ITypeConverter<Long> {
  @Override
  public Long convert(String text) {
    try {
      if (text.matches("[0-9]{4}-.*")) {
        return Micros.parse(text);
      }
    } catch (DateTimeException e) {
      // Said below, in words that fit both forms.
    }
    throw new TypeConversionException(
        "'"
            + text
            + "' is neither a date (2026-03-01, its UTC midnight) nor an instant"
            + " (2026-03-01T12:00:00Z)");
  }
}
