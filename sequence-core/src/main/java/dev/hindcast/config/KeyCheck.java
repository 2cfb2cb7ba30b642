/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.config;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Compares the layers with the key table: unknown, missing and mistyped keys, invalid names. */
final class KeyCheck {
  private static final Map<String, NameType> NAMES =
      Map.ofEntries(
          Map.entry("<catalog>", NameType.CATALOG),
          Map.entry("<source>", NameType.SECTION),
          Map.entry("<enrichment>", NameType.SECTION),
          Map.entry("<sequence>", NameType.SECTION),
          Map.entry("<split>", NameType.SECTION),
          Map.entry("<kind>", NameType.KIND),
          Map.entry("<attribute>", NameType.COLUMN),
          Map.entry("<event-attribute>", NameType.COLUMN),
          Map.entry("<column>", NameType.COLUMN),
          Map.entry("<derived>", NameType.COLUMN));
  private static final Set<String> MAY_BE_NONE =
      Set.of("<attribute>", "<enrichment>", "<derived>", "<kind>", "<split>");
  private static final String PROPERTY = "<property>";

  private final KeyTree root = KeyTree.of(DefinitionKeys.ALL);
  private final ConfigProblems problems;
  private final KeyValues values = new KeyValues();

  KeyCheck(ConfigProblems problems) {
    this.problems = problems;
  }

  KeyValues check(DefinitionNode.Section definition) {
    section("", root, definition);
    return values;
  }

  private void node(String path, KeyTree tree, DefinitionNode node) {
    values.putNode(path, node);
    boolean isSection = !tree.children().isEmpty() || tree.key().isEmpty();
    if (isSection && node instanceof DefinitionNode.Section section) {
      section(path, tree, section);
    } else if (tree.key().isPresent()) {
      key(path, tree.key().get(), node);
    } else {
      problems.add(
          node.position(),
          path,
          "must be a section, not " + node.described(),
          "Write " + path + " { .. }.");
    }
  }

  private void key(String path, DefinitionKey key, DefinitionNode node) {
    if (node instanceof DefinitionNode.Scalar scalar
        && scalar.text().contains(LayerResolver.MISSING)) {
      return;
    }
    key.type().read(node, problems.about(path)).ifPresent(value -> values.put(path, value));
  }

  private void section(String path, KeyTree tree, DefinitionNode.Section section) {
    values.putNode(path, section);
    section.children().forEach((name, node) -> child(path, tree, name, node));
    tree.children().keySet().stream()
        .filter(name -> !DefinitionKey.isPlaceholder(name))
        .filter(name -> !section.children().containsKey(name))
        .forEach(name -> absent(join(path, name), tree.children().get(name), section));
    if (tree.isNamed() && section.children().isEmpty() && !mayBeEmpty(tree)) {
      problems.add(section.position(), path, "is empty", "Add " + needed(tree) + ".");
    }
  }

  private void child(String path, KeyTree tree, String name, DefinitionNode node) {
    String childPath = join(path, name);
    Optional<KeyTree> child = tree.child(name);
    if (child.isEmpty()) {
      unknown(path, name, node);
      return;
    }
    if (tree.children().containsKey(name)) {
      node(childPath, child.get(), node);
    } else if (tree.placeholder().orElseThrow().equals(PROPERTY)) {
      properties(path, name, child.get().key().orElseThrow(), node);
    } else if (NAMES
        .get(tree.placeholder().orElseThrow())
        .isAllowed(name, node.position(), problems.about(childPath))) {
      values.putName(path, name);
      node(childPath, child.get(), node);
    }
  }

  /** Catalog properties nest as deep as the user likes and are joined with dots. */
  private void properties(String catalog, String name, DefinitionKey key, DefinitionNode node) {
    if (node instanceof DefinitionNode.Section section) {
      section
          .children()
          .forEach((child, value) -> properties(catalog, join(name, child), key, value));
      return;
    }
    String path = join(catalog, name);
    if (values.names(catalog).contains(name)) {
      problems.add(node.position(), path, "is set twice", "Keep one of the two.");
      return;
    }
    values.putName(catalog, name);
    values.putNode(path, node);
    key(path, key, node);
  }

  private void absent(String path, KeyTree tree, DefinitionNode.Section around) {
    if (tree.key().isPresent()) {
      absentKey(path, tree.key().get(), around);
    } else if (tree.isNamed() ? !mayBeEmpty(tree) : !tree.requiredNames().isEmpty()) {
      problems.add(
          around.position(), path, "is missing", "Add the section with " + needed(tree) + ".");
    } else {
      tree.children().entrySet().stream()
          .filter(child -> !DefinitionKey.isPlaceholder(child.getKey()))
          .forEach(child -> absent(join(path, child.getKey()), child.getValue(), around));
    }
  }

  private static boolean mayBeEmpty(KeyTree tree) {
    return tree.placeholder().filter(MAY_BE_NONE::contains).isPresent();
  }

  private static String needed(KeyTree tree) {
    return tree.isNamed()
        ? "at least one " + tree.placeholder().orElseThrow()
        : String.join(", ", tree.requiredNames());
  }

  private void absentKey(String path, DefinitionKey key, DefinitionNode.Section around) {
    if (key.presence().need() == DefinitionKey.Need.REQUIRED) {
      missingKey(path, key, around);
    }
    key.presence().value().ifPresent(text -> values.put(path, DefaultValues.of(key, text)));
  }

  private void missingKey(String path, DefinitionKey key, DefinitionNode.Section around) {
    String remedy =
        key.type() instanceof ArrivalTimeType
            ? ArrivalTimeType.CHOICES
            : "Add it; its type is: " + key.type().described() + ".";
    problems.add(around.position(), path, "is missing", remedy);
  }

  private void unknown(String path, String name, DefinitionNode node) {
    problems.add(
        node.position(),
        join(path, name),
        "is not a known key; the nearest is " + UnknownKey.nearest(root, path, name),
        "Rename or remove it.");
  }

  static String join(String path, String name) {
    return path.isEmpty() ? name : path + "." + name;
  }
}
