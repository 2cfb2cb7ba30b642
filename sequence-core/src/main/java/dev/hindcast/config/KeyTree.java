/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.config;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The key table as a tree. A section has fixed names, one placeholder for names that the user
 * chooses, or both; a node may be a key and a section at once.
 */
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

  /** By name, the placeholder among them. */
  Map<String, KeyTree> children() {
    return children;
  }

  /** Whether the user chooses the names of children. */
  boolean isNamed() {
    return placeholder().isPresent();
  }

  /** What the chosen names are called, such as {@code <source>}. */
  Optional<String> placeholder() {
    return children.keySet().stream().filter(DefinitionKey::isPlaceholder).findFirst();
  }

  /** The node that a child of this name belongs to. */
  Optional<KeyTree> child(String name) {
    KeyTree fixed = children.get(name);
    return fixed == null ? placeholder().map(children::get) : Optional.of(fixed);
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
