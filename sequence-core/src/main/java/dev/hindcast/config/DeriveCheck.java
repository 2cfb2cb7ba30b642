/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.config;

import java.util.List;

/** Checks that each derived attribute says what its type needs and nothing else. */
final class DeriveCheck {
  private final KeyValues values;
  private final PathProblems problems;

  DeriveCheck(KeyValues values, ConfigProblems problems) {
    this.values = values;
    this.problems = new PathProblems(values, problems);
  }

  void check() {
    for (String name : values.names(SequenceKeys.SEQUENCES)) {
      SequenceKeys sequence = new SequenceKeys(values, name);
      sequence.derive().forEach(derived -> derived(sequence, derived));
    }
  }

  private void derived(SequenceKeys sequence, String name) {
    String key = "derive." + name;
    SectionValues derived = sequence.section().section(key);
    derived.optionalText("type").flatMap(DerivedForm::of).ifPresent(form -> form(derived, form));
    AttributeUse use = new AttributeUse(sequence, problems);
    for (String part : List.of("of", "by")) {
      derived.optionalText(part).ifPresent(attribute -> use.check(key + "." + part, attribute));
    }
  }

  private void form(SectionValues derived, DerivedForm form) {
    for (String key : form.required()) {
      if (!derived.isSet(key)) {
        problems.add(
            derived.path(key), "is missing", "Add it; type = " + form.text() + " needs it.");
      }
    }
    List<String> allowed = form.allowed();
    for (String key : DerivedForm.KEYS) {
      if (derived.isSet(key) && !allowed.contains(key)) {
        problems.add(
            derived.path(key),
            "is not used by type = " + form.text(),
            allowed.isEmpty()
                ? "Remove it; this type takes no other key."
                : "Remove it; this type takes " + String.join(", ", allowed) + ".");
      }
    }
  }
}
