/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.cli.options;

import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** For whom a version is described. */
public enum DocumentFormat {
  CROISSANT,
  DATASET_CARD;

  /** Reads a format off a command line. */
  public static final class Text implements ITypeConverter<DocumentFormat> {
    @Override
    public DocumentFormat convert(String text) {
      return switch (text.toLowerCase(Locale.ROOT)) {
        case "croissant" -> CROISSANT;
        case "dataset-card" -> DATASET_CARD;
        default ->
            throw new TypeConversionException(
                "'" + text + "' is neither croissant nor dataset-card");
      };
    }
  }
}
