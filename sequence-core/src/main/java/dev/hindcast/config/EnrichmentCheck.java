/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.config;

import dev.hindcast.definition.OnMiss;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** Checks enrichments by themselves and where sequences use them. */
final class EnrichmentCheck {
  private final KeyValues values;
  private final PathProblems problems;

  EnrichmentCheck(KeyValues values, ConfigProblems problems) {
    this.values = values;
    this.problems = new PathProblems(values, problems);
  }

  void check() {
    for (String name : values.names(SequenceKeys.ENRICHMENTS)) {
      enrichment(name, SequenceKeys.enrichment(values, name));
    }
    for (String name : values.names(SequenceKeys.SEQUENCES)) {
      SequenceKeys sequence = new SequenceKeys(values, name);
      sequence.enrich().forEach(enrichment -> use(sequence, enrichment));
    }
  }

  private void enrichment(String name, SectionValues enrichment) {
    needs(enrichment, "mixed-spaces", "allow", "space");
    needs(enrichment, "overlap", "refuse", "valid-to");
    boolean drops =
        enrichment
            .optional("on-miss", OnMiss.class)
            .filter(OnMiss.DropEvent.class::isInstance)
            .isPresent();
    if (drops && SequenceKeys.isAsOfLabel(values, name)) {
      problems.add(
          enrichment.path("on-miss"),
          "cannot be drop-event with as-of = label: which events there are must not depend on the"
              + " label",
          "Use another on-miss, or as-of = event.");
    }
    Set<String> attributes = allAttributes();
    for (String attribute : enrichment.names("key")) {
      if (!attributes.contains(attribute)) {
        problems.add(
            enrichment.path("key." + attribute),
            "no source has the attribute "
                + ShownText.quoted(attribute)
                + Nearest.suggestion(attribute, attributes),
            "Add it to the attributes of a source, or correct the name.");
      }
    }
  }

  private void needs(SectionValues enrichment, String key, String word, String needed) {
    if (enrichment.optionalText(key).filter(word::equals).isPresent()
        && !enrichment.isSet(needed)) {
      problems.add(
          enrichment.path(key),
          word + " says nothing without " + needed,
          "Add " + needed + ", or remove it.");
    }
  }

  private Set<String> allAttributes() {
    Set<String> attributes = new LinkedHashSet<>();
    for (String source : values.names(SequenceKeys.SOURCES)) {
      attributes.addAll(SequenceKeys.source(values, source).names("attributes"));
    }
    return attributes;
  }

  private void use(SequenceKeys sequence, String name) {
    Set<String> declared = new LinkedHashSet<>(values.names(SequenceKeys.ENRICHMENTS));
    if (!declared.contains(name)) {
      problems.add(
          sequence.path("enrich"),
          "there is no enrichment " + ShownText.quoted(name) + Nearest.suggestion(name, declared),
          "Declare " + SequenceKeys.ENRICHMENTS + "." + name + ", or name a declared one.");
      return;
    }
    Map<String, AttributeKind> attributes = sequence.sourceAttributes();
    Set<String> all = allAttributes();
    for (String attribute : SequenceKeys.enrichment(values, name).names("key")) {
      AttributeKind kind = attributes.get(attribute);
      if (kind == null && all.contains(attribute)) {
        problems.add(
            sequence.path("enrich"),
            "no source of the sequence has the attribute "
                + ShownText.quoted(attribute)
                + ", the key of the enrichment "
                + ShownText.quoted(name),
            "Add it to the attributes of a source of the sequence, or do not enrich the sequence.");
      } else if (kind == AttributeKind.KNOWN_LATER) {
        problems.add(
            sequence.path("enrich"),
            "the key "
                + ShownText.quoted(attribute)
                + " of the enrichment "
                + ShownText.quoted(name)
                + " is known only after its event",
            "Use a key that is known with the event.");
      }
    }
  }
}
