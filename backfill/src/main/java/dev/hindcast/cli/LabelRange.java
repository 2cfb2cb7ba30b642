/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.cli;

import dev.hindcast.cli.options.RangeOptions;
import dev.hindcast.definition.DatasetDefinition;
import dev.hindcast.error.ErrorCode;
import dev.hindcast.error.HindcastException;
import dev.hindcast.label.LabelWindow;
import dev.hindcast.time.Micros;
import java.util.List;

/** Turns a range of label times into windows, and refuses what cannot be built. */
final class LabelRange {
  /** More windows than this are a slip of the pen. */
  private static final long MOST_WINDOWS = 100_000;

  private LabelRange() {}

  static List<LabelWindow> windows(DatasetDefinition definition, RangeOptions range) {
    long fromMicros = range.fromMicros();
    long toMicros = range.toMicros();
    if (fromMicros >= toMicros) {
      throw refused(
          definition,
          fromMicros,
          toMicros,
          "--from is not before --to, which is exclusive. Give a --to after --from");
    }
    long lengthMicros = definition.output().windowMicros();
    if ((toMicros - fromMicros) / lengthMicros >= MOST_WINDOWS) {
      throw refused(
          definition,
          fromMicros,
          toMicros,
          "they are more than "
              + MOST_WINDOWS
              + " label windows. Give a shorter range or a longer dataset.output.window");
    }
    return LabelWindow.split(fromMicros, toMicros, lengthMicros);
  }

  /** Refuses label times whose knowledge time lies after {@code K}. */
  static void checkKnowable(
      DatasetDefinition definition, List<LabelWindow> windows, long knowledgeTimeMicros) {
    long endMicros = Micros.plus(knowledgeTimeMicros, definition.knowledge().delayMicros());
    for (LabelWindow window : windows) {
      if (window.toMicros() > endMicros) {
        throw new HindcastException(
            ErrorCode.LABEL_WINDOW_UNKNOWABLE,
            "Cannot build label window "
                + window
                + " of dataset "
                + definition.name()
                + ": it reaches past "
                + Micros.text(endMicros)
                + ", which is the knowledge time "
                + Micros.text(knowledgeTimeMicros)
                + " plus the delay, so what its labels would see is not known yet. Give a --to of "
                + Micros.text(endMicros)
                + " or before, or a later --knowledge-time.");
      }
    }
  }

  static String knowledgeInFuture(long knowledgeTimeMicros) {
    return "The knowledge time "
        + Micros.text(knowledgeTimeMicros)
        + " lies in the future: what arrives until then is not in this build, and the same build"
        + " tomorrow may have other rows.";
  }

  private static HindcastException refused(
      DatasetDefinition definition, long fromMicros, long toMicros, String why) {
    return new HindcastException(
        ErrorCode.COMMAND_LINE_INVALID,
        "Cannot build label times from "
            + Micros.text(fromMicros)
            + " to "
            + Micros.text(toMicros)
            + " of dataset "
            + definition.name()
            + ": "
            + why
            + ".");
  }
}
