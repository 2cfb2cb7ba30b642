/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.config;

import dev.hindcast.definition.EventIdentity;
import dev.hindcast.definition.Exclusion;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Checks what decides which events of a sequence stay, and in which order. */
final class SelectionCheck {
  private static final String LABELS = "dataset.labels";
  private static final Map<String, String> LABEL_KEYS =
      Map.of(
          Exclusion.SAME_EVENT.text(), "event",
          Exclusion.SAME_REQUEST.text(), "request",
          Exclusion.SAME_SESSION.text(), "session");

  private final KeyValues values;
  private final PathProblems problems;

  SelectionCheck(KeyValues values, ConfigProblems problems) {
    this.values = values;
    this.problems = new PathProblems(values, problems);
  }

  void check() {
    for (String name : values.names(SequenceKeys.SEQUENCES)) {
      SequenceKeys sequence = new SequenceKeys(values, name);
      AttributeUse use = new AttributeUse(sequence, problems);
      exclude(sequence);
      tieBreak(sequence, use);
      sequence
          .section()
          .optionalText("distinct-by")
          .ifPresent(attribute -> use.check("distinct-by", attribute));
      sequence
          .section()
          .optional("collapse-repeats", Repeats.class)
          .filter(Repeats.In.class::isInstance)
          .map(Repeats.In.class::cast)
          .ifPresent(in -> in.attributes().forEach(a -> use.check("collapse-repeats", a)));
      if (sequence.section().isSet("quota")) {
        quota(sequence, use);
      }
    }
  }

  /** A name that is no attribute may be a column of a table; only the tables tell. */
  private void tieBreak(SequenceKeys sequence, AttributeUse use) {
    Set<String> attributes = sequence.attributes().keySet();
    values.texts(sequence.path("tie-break")).orElse(List.of()).stream()
        .filter(attributes::contains)
        .forEach(attribute -> use.check("tie-break", attribute));
  }

  private void exclude(SequenceKeys sequence) {
    String path = sequence.path("exclude");
    for (String word : values.texts(path).orElse(List.of())) {
      String key = LABEL_KEYS.get(word);
      if (!values.isSet(KeyCheck.join(LABELS, key))) {
        problems.add(
            path, word + " needs " + LABELS + "." + key, "Add it, or do not exclude by it.");
      }
    }
    values
        .texts(path)
        .filter(words -> words.contains(Exclusion.SAME_EVENT.text()))
        .flatMap(words -> values.texts(LABELS + ".event"))
        .filter(event -> !isIdOfAny(sequence, event.size()))
        .ifPresent(
            event ->
                problems.add(
                    path,
                    "same-event can exclude nothing: "
                        + LABELS
                        + ".event has "
                        + columns(event.size())
                        + " and no source of the sequence has an event-id of so many",
                    "Give as many columns as the event-id of a source has."));
  }

  private static String columns(int count) {
    return count == 1 ? "1 column" : count + " columns";
  }

  private boolean isIdOfAny(SequenceKeys sequence, int columns) {
    return sequence.sources().stream()
        .flatMap(
            source ->
                SequenceKeys.source(values, source)
                    .optional("event-id", EventIdentity.class)
                    .stream())
        .anyMatch(
            identity ->
                identity instanceof EventIdentity.Columns id && id.names().size() == columns);
  }

  private void quota(SequenceKeys sequence, AttributeUse use) {
    SectionValues quota = sequence.section().section("quota");
    List<String> kinds = values.names(quota.path());
    if (values.hasOnly(quota.path(), Set.of("by"))) {
      problems.add(quota.path(), "limits no kind", "Write for example quota { click = 300 }.");
    }
    quota.optionalText("by").ifPresent(attribute -> use.check("quota.by", attribute));
    long sum =
        kinds.stream()
            .flatMap(kind -> quota.optional(kind, Integer.class).stream())
            .mapToLong(Integer::longValue)
            .sum();
    sequence
        .section()
        .optional("max-length", Integer.class)
        .filter(maxLength -> sum > maxLength)
        .ifPresent(
            maxLength ->
                problems.add(
                    quota.path(),
                    "allows " + sum + " events in all, but max-length is " + maxLength,
                    "Raise max-length, or lower the quotas."));
  }
}
