/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.config;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One value of the resolved layers, with the place and the layer that decided it. */
sealed interface DefinitionNode {
  Position position();

  Tier tier();

  /** What an error calls it, article included. */
  String described();

  /** A section; children stand in the definition's order. */
  record Section(Position position, Tier tier, Map<String, DefinitionNode> children)
      implements DefinitionNode {
    public Section {
      children = Collections.unmodifiableMap(new LinkedHashMap<>(children));
    }

    @Override
    public String described() {
      return "a section";
    }
  }

  /** A list. */
  record Items(Position position, Tier tier, List<DefinitionNode> items) implements DefinitionNode {
    public Items {
      items = List.copyOf(items);
    }

    @Override
    public String described() {
      return "a list";
    }
  }

  /** A text, number or boolean as it was written. */
  record Scalar(Position position, Tier tier, ScalarKind kind, String text)
      implements DefinitionNode {
    @Override
    public String described() {
      String shown = kind == ScalarKind.TEXT ? ShownText.quoted(text) : ShownText.name(text);
      return kind.described() + " " + shown;
    }
  }

  /** How a scalar was written. */
  enum ScalarKind {
    TEXT("the text"),
    NUMBER("the number"),
    BOOLEAN("the boolean");

    private final String described;

    ScalarKind(String described) {
      this.described = described;
    }

    String described() {
      return described;
    }
  }
}
