/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.config;

import dev.hindcast.definition.SequenceDefinition;
import dev.hindcast.time.Micros;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Finds values that are valid by themselves but make no sense, alone or with others. */
final class SenseCheck {
  private static final String WINDOW = "dataset.output.window";
  private static final long LONGEST_WINDOW = 36_500 * Micros.PER_DAY;

  private final KeyValues values;
  private final ConfigProblems problems;

  SenseCheck(KeyValues values, ConfigProblems problems) {
    this.values = values;
    this.problems = problems;
  }

  void check() {
    knowledge();
    window();
    isPositive("dataset.output.target-file-size");
    isPositive("dataset.output.target-row-group-size");
    values.names(SequenceKeys.SOURCES).forEach(this::attributes);
    for (String name : values.names(SequenceKeys.SEQUENCES)) {
      lookback(new SequenceKeys(values, name));
    }
  }

  /** What a higher layer's policy makes meaningless in a lower layer is no mistake of anybody. */
  private void knowledge() {
    String policy = DefinitionBuilder.POLICY;
    boolean isAsKnownAt =
        values.text(policy).filter(DefinitionBuilder.AS_KNOWN_AT::equals).isPresent();
    String meaningless = isAsKnownAt ? DefinitionBuilder.DELAY : DefinitionBuilder.TIME;
    boolean isSetBelow = values.tier(meaningless).compareTo(values.tier(policy)) < 0;
    if (values.text(policy).isEmpty() || values.number(meaningless).isEmpty() || isSetBelow) {
      return;
    }
    problems.add(
        values.position(meaningless),
        meaningless,
        isAsKnownAt
            ? "is not allowed under policy as-known-at, where all labels share one knowledge time"
            : "is not allowed under policy as-known-at-label, where it depends on the label",
        isAsKnownAt
            ? "Remove it, or use policy = as-known-at-label."
            : "Remove it, or use policy = as-known-at; --knowledge-time sets the latest one.");
  }

  private void window() {
    values
        .number(WINDOW)
        .filter(window -> window < 1 || window % Micros.PER_SECOND != 0 || window > LONGEST_WINDOW)
        .ifPresent(
            window ->
                problems.add(
                    values.position(WINDOW),
                    WINDOW,
                    "cannot be " + UnitText.DURATION.text(window),
                    "Write whole seconds, from 1 s to 36500 days."));
  }

  private void isPositive(String path) {
    values
        .number(path)
        .filter(size -> size < 1)
        .ifPresent(
            size ->
                problems.add(values.position(path), path, "cannot be 0", "Write at least 1 B."));
  }

  private void lookback(SequenceKeys sequence) {
    String path = sequence.path("lookback");
    long gap = values.number(sequence.path("gap")).orElse(0L);
    values
        .number(path)
        .filter(lookback -> lookback <= gap)
        .ifPresent(
            lookback ->
                problems.add(
                    values.position(path),
                    path,
                    UnitText.DURATION.text(lookback)
                        + " is not longer than the gap of "
                        + UnitText.DURATION.text(gap)
                        + ", so no event would count",
                    "Write a longer lookback or a shorter gap."));
  }

  private void attributes(String source) {
    String path = SequenceKeys.SOURCES + "." + source + ".attributes";
    List<String> names = values.names(path);
    Map<String, String> seen = new HashMap<>();
    for (String name : names) {
      String attribute = KeyCheck.join(path, name);
      String same = seen.putIfAbsent(name.toLowerCase(Locale.ROOT), name);
      if (same != null) {
        problems.add(
            values.position(attribute),
            attribute,
            "differs only in case from " + ShownText.quoted(same),
            "Rename one of them; SQL does not tell them apart.");
      }
      if (name.equalsIgnoreCase(SequenceDefinition.EVENT_TIME)) {
        problems.add(
            values.position(attribute),
            attribute,
            "is reserved for the event time of the source",
            "Rename it; event_time is always written.");
      }
    }
  }
}
