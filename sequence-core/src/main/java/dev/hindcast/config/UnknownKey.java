/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.config;

import java.util.Comparator;

/** Finds the valid key that an unknown one was probably meant to be. */
final class UnknownKey {
  /** How many edits it costs to suggest a key of another section. */
  private static final int OTHER_SECTION = 3;

  private UnknownKey() {}

  /** Full path of the nearest key or section. */
  static String nearest(KeyTree root, String sectionPath, String name) {
    KeyTree section = root;
    for (String segment : sectionPath.isEmpty() ? new String[0] : sectionPath.split("\\.")) {
      section = section.child(segment).orElseThrow();
    }
    KeyTree here = section;
    KeyTree nearest =
        root.all().stream()
            .filter(tree -> tree != root && !DefinitionKey.isPlaceholder(lastName(tree)))
            .min(Comparator.comparingInt(tree -> distance(here, tree, name)))
            .orElseThrow();
    return here.children().containsValue(nearest)
        ? KeyCheck.join(sectionPath, lastName(nearest))
        : nearest.pattern();
  }

  private static int distance(KeyTree section, KeyTree candidate, String name) {
    int penalty = section.children().containsValue(candidate) ? 0 : OTHER_SECTION;
    return Nearest.distance(name, lastName(candidate)) + penalty;
  }

  private static String lastName(KeyTree tree) {
    return tree.pattern().substring(tree.pattern().lastIndexOf('.') + 1);
  }
}
