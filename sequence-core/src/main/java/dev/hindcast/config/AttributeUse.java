/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.config;

import java.util.Map;
import java.util.Optional;

/** Checks attributes that decide which events there are, or what is derived from them. */
record AttributeUse(SequenceKeys sequence, PathProblems problems) {
  /** The attribute must be there and be known with the event. */
  void check(String key, String attribute) {
    Map<String, AttributeKind> attributes = sequence.attributes();
    AttributeKind kind = attributes.get(attribute);
    String path = sequence.path(key);
    if (kind == null) {
      unknown(path, attribute);
      return;
    }
    Optional<String> reason = kind.reason();
    if (reason.isPresent()) {
      problems.add(
          path,
          ShownText.quoted(attribute) + " " + reason.get(),
          "Name an attribute that is known with the event.");
    }
  }

  /** Says nothing where an unknown source or enrichment, which is said, may have it. */
  void unknown(String path, String attribute) {
    if (!sequence.isDeclared()) {
      return;
    }
    problems.add(
        path,
        "the sequence has no attribute "
            + ShownText.quoted(attribute)
            + Nearest.suggestion(attribute, sequence.attributes().keySet()),
        "Add it to a source, to an enrichment or to derive, or correct the name.");
  }
}
