/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.cli.options;

import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Who reads what a command answers. */
public enum OutputFormat {
  TEXT,
  JSON;

  /** Reads a format off a command line. */
  static final class Text implements ITypeConverter<OutputFormat> {
    @Override
    public OutputFormat convert(String text) {
      return switch (text.toLowerCase(Locale.ROOT)) {
        case "text" -> TEXT;
        case "json" -> JSON;
        default -> throw new TypeConversionException("'" + text + "' is neither text nor json");
      };
    }
  }
}
