/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * What differs between two definitions in the keys that decide rows.
 *
 * @param keys full keys, sorted
 * @param addsColumnsOnly whether rows only get columns that they did not have
 */
public record DefinitionDifference(List<String> keys, boolean addsColumnsOnly) {
  private static final Pattern COLUMNS =
      Pattern.compile("dataset\\.(labels|sequences\\.[^.]+)\\.columns");
  private static final Pattern DERIVED =
      Pattern.compile("dataset\\.sequences\\.[^.]+\\.derive\\..+");
  private static final Pattern SEQUENCE = Pattern.compile("dataset\\.sequences\\.([^.]+)\\..+");

  public DefinitionDifference {
    keys = List.copyOf(keys);
  }

  /** Compares a version's definition, resolved and redacted, with one that was read. */
  public static DefinitionDifference between(JsonNode before, ParsedDefinition after) {
    TreeMap<String, JsonNode> old = new TreeMap<>();
    TreeMap<String, JsonNode> now = new TreeMap<>();
    KeyTree tree = KeyTree.of(DefinitionKeys.ALL);
    collect(tree, "", before, old);
    collect(tree, "", tree(after), now);
    Set<String> keys = new TreeSet<>(old.keySet());
    keys.addAll(now.keySet());
    keys.removeIf(key -> old.containsKey(key) && old.get(key).equals(now.get(key)));
    boolean adds = !keys.isEmpty();
    for (String key : keys) {
      adds &= isAddition(key, old, now);
    }
    return new DefinitionDifference(new ArrayList<>(keys), adds);
  }

  private static boolean isAddition(
      String key, TreeMap<String, JsonNode> old, TreeMap<String, JsonNode> now) {
    if (COLUMNS.matcher(key).matches() && old.containsKey(key) && now.containsKey(key)) {
      Set<JsonNode> kept = new HashSet<>();
      now.get(key).forEach(kept::add);
      for (JsonNode column : old.get(key)) {
        if (!kept.contains(column)) {
          return false;
        }
      }
      return true;
    }
    if (old.containsKey(key)) {
      return false;
    }
    var sequence = SEQUENCE.matcher(key);
    return DERIVED.matcher(key).matches()
        || (sequence.matches() && !isKnown("dataset.sequences." + sequence.group(1) + ".", old));
  }

  private static boolean isKnown(String prefix, TreeMap<String, JsonNode> old) {
    String next = old.ceilingKey(prefix);
    return next != null && next.startsWith(prefix);
  }

  private static void collect(
      KeyTree tree, String path, JsonNode node, TreeMap<String, JsonNode> into) {
    for (var child : node.properties()) {
      String at = path.isEmpty() ? child.getKey() : path + "." + child.getKey();
      KeyTree known = tree.child(child.getKey()).orElse(null);
      if (known == null || (known.key().isPresent() && known.key().get().decidesRows())) {
        into.put(at, child.getValue());
      } else if (known.key().isEmpty()) {
        collect(known, at, child.getValue(), into);
      }
    }
  }

  private static JsonNode tree(ParsedDefinition definition) {
    try {
      return new ObjectMapper().readTree(definition.redactedJson());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a redacted definition is no JSON", e);
    }
  }
}
