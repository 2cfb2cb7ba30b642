/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.parquet;

import dev.hindcast.label.LabelWindow;
import dev.hindcast.time.Micros;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Names of the folders that hold the files of a label window. */
public final class WindowFolder {
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("uuuu-MM-dd", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter INSTANT =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private WindowFolder() {}

  /**
   * {@code label_date=2026-03-01} where windows are a day long, else {@code
   * label_window=20260301T000000Z}.
   *
   * @param windowLengthMicros the declared length; the first and last window may be shorter
   */
  public static String name(LabelWindow window, long windowLengthMicros) {
    return windowLengthMicros == Micros.PER_DAY
        ? "label_date=" + DAY.format(Micros.toInstant(window.fromMicros()))
        : "label_window=" + INSTANT.format(Micros.toInstant(window.fromMicros()));
  }
}
