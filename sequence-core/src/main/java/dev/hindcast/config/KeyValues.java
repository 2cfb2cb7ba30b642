/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The values of all keys that are there, or have a default, and are valid. */
final class KeyValues {
  private final Map<String, Object> values = new LinkedHashMap<>();
  private final Map<String, DefinitionNode> nodes = new LinkedHashMap<>();
  private final Map<String, List<String>> names = new LinkedHashMap<>();

  void put(String path, Object value) {
    values.put(path, value);
  }

  void putNode(String path, DefinitionNode node) {
    nodes.put(path, node);
  }

  void putName(String section, String name) {
    names.computeIfAbsent(section, path -> new ArrayList<>()).add(name);
  }

  /** Names that the user chose in a section, in the definition's order. */
  List<String> names(String section) {
    return names.getOrDefault(section, List.of());
  }

  /** Where a path was set, else where the nearest section around it begins. */
  Position position(String path) {
    for (String at = path; ; at = at.substring(0, Math.max(at.lastIndexOf('.'), 0))) {
      DefinitionNode node = nodes.get(at);
      if (node != null) {
        return node.position();
      }
    }
  }

  /** Whether any layer set a key or began a section. */
  boolean isSet(String path) {
    return nodes.containsKey(path);
  }

  /** Whether a section is there and says nothing but these keys. */
  boolean hasOnly(String path, Set<String> keys) {
    return nodes.get(path) instanceof DefinitionNode.Section section
        && keys.containsAll(section.children().keySet());
  }

  SectionValues section(String path) {
    return new SectionValues(this, path);
  }

  /** The layer that set a path; the lowest one for a default. */
  Tier tier(String path) {
    DefinitionNode node = nodes.get(path);
    return node == null ? Tier.REFERENCE : node.tier();
  }

  Optional<String> text(String path) {
    return value(path, String.class);
  }

  Optional<Long> number(String path) {
    return value(path, Long.class);
  }

  Optional<List<String>> texts(String path) {
    return value(path, List.class)
        .map(list -> ((List<?>) list).stream().map(String.class::cast).toList());
  }

  <T> Optional<T> value(String path, Class<T> type) {
    return Optional.ofNullable(values.get(path)).map(type::cast);
  }
}
