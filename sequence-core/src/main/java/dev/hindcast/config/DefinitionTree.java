/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Turns the resolved keys into nodes that know their place, their layer and their order. A key's
 * place is where it was last set; its order is where it was first set.
 */
final class DefinitionTree {
  /** The definition first: that a lower or higher layer names a key too does not move it. */
  private static final List<Tier> ORDER =
      List.of(Tier.DEFINITION, Tier.ENVIRONMENT, Tier.OVERRIDE, Tier.REFERENCE);

  private final List<DefinitionLayer> layers;

  private record Rank(int layer, int line, String name) {
    static final Comparator<Rank> ASCENDING =
        Comparator.comparingInt(Rank::layer).thenComparingInt(Rank::line).thenComparing(Rank::name);
  }

  private DefinitionTree(List<DefinitionLayer> layers) {
    this.layers =
        layers.stream()
            .sorted(Comparator.comparingInt(layer -> ORDER.indexOf(layer.tier())))
            .toList();
  }

  static DefinitionNode.Section of(List<DefinitionLayer> layers, Config resolved) {
    DefinitionTree tree = new DefinitionTree(layers);
    Position begin = new Position(tree.layers.get(0).place(), 1);
    return tree.section(List.of(), resolved.root(), begin, Tier.DEFINITION);
  }

  private DefinitionNode.Section section(
      List<String> path, ConfigObject object, Position position, Tier tier) {
    List<String> names = new ArrayList<>(object.keySet());
    Map<String, Rank> ranks = new LinkedHashMap<>();
    names.forEach(name -> ranks.put(name, rank(child(path, name), object.get(name))));
    names.sort(Comparator.comparing(ranks::get, Rank.ASCENDING));
    Map<String, DefinitionNode> children = new LinkedHashMap<>();
    for (String name : names) {
      ConfigValue value = object.get(name);
      if (value.valueType() != ConfigValueType.NULL) {
        children.put(name, node(child(path, name), value, position, tier));
      }
    }
    return new DefinitionNode.Section(position, tier, children);
  }

  private DefinitionNode node(
      List<String> path, ConfigValue value, Position parentPosition, Tier parentTier) {
    boolean isSection = value instanceof ConfigObject;
    Optional<DefinitionLayer> setter = isSection ? firstSetter(path) : lastSetter(path);
    Position position =
        setter
            .filter(layer -> layer.tier() != Tier.REFERENCE)
            .flatMap(layer -> layer.find(path).map(own -> layer.position(own.origin())))
            .orElse(parentPosition);
    Tier tier = setter.map(DefinitionLayer::tier).orElse(parentTier);
    if (value instanceof ConfigObject object) {
      return section(path, object, position, tier);
    }
    if (value instanceof ConfigList list) {
      List<DefinitionNode> items = new ArrayList<>();
      list.forEach(item -> items.add(item(item, setter, position, tier)));
      return new DefinitionNode.Items(position, tier, items);
    }
    return scalar(value, position, tier);
  }

  private DefinitionNode item(
      ConfigValue value, Optional<DefinitionLayer> setter, Position around, Tier tier) {
    Position position =
        setter
            .filter(layer -> layer.made(value.origin()))
            .map(layer -> layer.position(value.origin()))
            .orElse(around);
    return switch (value.valueType()) {
      case OBJECT -> new DefinitionNode.Section(position, tier, Map.of());
      case LIST -> new DefinitionNode.Items(position, tier, List.of());
      default -> scalar(value, position, tier);
    };
  }

  private static DefinitionNode.Scalar scalar(ConfigValue value, Position position, Tier tier) {
    DefinitionNode.ScalarKind kind =
        switch (value.valueType()) {
          case NUMBER -> DefinitionNode.ScalarKind.NUMBER;
          case BOOLEAN -> DefinitionNode.ScalarKind.BOOLEAN;
          default -> DefinitionNode.ScalarKind.TEXT;
        };
    return new DefinitionNode.Scalar(position, tier, kind, asWritten(value));
  }

  /** Numbers keep their digits: {@code 1.10} stays so. */
  private static String asWritten(ConfigValue value) {
    return value.valueType() == ConfigValueType.NULL
        ? "null"
        : value.atKey("value").getString("value");
  }

  private Rank rank(List<String> path, ConfigValue resolved) {
    String name = path.get(path.size() - 1);
    for (int i = 0; i < layers.size(); i++) {
      Optional<ConfigValue> own = layers.get(i).find(path);
      if (own.isPresent()) {
        return new Rank(i, own.get().origin().lineNumber(), name);
      }
    }
    for (int i = 0; i < layers.size(); i++) {
      if (layers.get(i).made(resolved.origin())) {
        return new Rank(i, resolved.origin().lineNumber(), name);
      }
    }
    return new Rank(layers.size(), 0, name);
  }

  private Optional<DefinitionLayer> firstSetter(List<String> path) {
    return layers.stream().filter(layer -> layer.find(path).isPresent()).findFirst();
  }

  private Optional<DefinitionLayer> lastSetter(List<String> path) {
    return layers.stream()
        .filter(layer -> layer.find(path).isPresent())
        .max(Comparator.comparing(DefinitionLayer::tier).thenComparing(layers::indexOf));
  }

  private static List<String> child(List<String> path, String name) {
    List<String> child = new ArrayList<>(path);
    child.add(name);
    return child;
  }
}
