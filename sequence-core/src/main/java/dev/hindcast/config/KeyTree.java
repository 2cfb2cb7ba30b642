/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.config;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The key table as a tree of sections; a section has either fixed names or one placeholder. */
final class KeyTree {
  private final String pattern;
  private final Map<String, KeyTree> children = new LinkedHashMap<>();
  private Optional<DefinitionKey> key = Optional.empty();

  private KeyTree(String pattern) {
    this.pattern = pattern;
  }

  static KeyTree of(Collection<DefinitionKey> keys) {
    KeyTree root = new KeyTree("");
    for (DefinitionKey key : keys) {
      KeyTree at = root;
      for (String segment : key.segments()) {
        String childPattern = at.pattern.isEmpty() ? segment : at.pattern + "." + segment;
        at = at.children.computeIfAbsent(segment, name -> new KeyTree(childPattern));
      }
      at.key = Optional.of(key);
    }
    return root;
  }

  /** Full path with placeholders; empty at the root. */
  String pattern() {
    return pattern;
  }

  /** The key that ends here; a section has none. */
  Optional<DefinitionKey> key() {
    return key;
  }

  Map<String, KeyTree> children() {
    return children;
  }

  /** Whether the user chooses the names of the children. */
  boolean isNamed() {
    return children.keySet().stream().anyMatch(DefinitionKey::isPlaceholder);
  }

  /** What the children's names are called, such as {@code <source>}. */
  String placeholder() {
    return children.keySet().iterator().next();
  }

  /** The node that a child of this name belongs to. */
  Optional<KeyTree> child(String name) {
    return Optional.ofNullable(isNamed() ? children.get(placeholder()) : children.get(name));
  }

  /** Names of the required keys directly below. */
  List<String> requiredNames() {
    return children.entrySet().stream()
        .filter(child -> child.getValue().key.filter(KeyTree::isRequired).isPresent())
        .map(Map.Entry::getKey)
        .toList();
  }

  /** This node and all below. */
  List<KeyTree> all() {
    List<KeyTree> all = new ArrayList<>(List.of(this));
    children.values().forEach(child -> all.addAll(child.all()));
    return all;
  }

  private static boolean isRequired(DefinitionKey key) {
    return key.presence().need() == DefinitionKey.Need.REQUIRED;
  }
}
