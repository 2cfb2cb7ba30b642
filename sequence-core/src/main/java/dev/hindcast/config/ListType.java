/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.config;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A list of different names. */
record ListType(String described, ValueType<String> items, String example)
    implements ValueType<List<String>> {
  @Override
  public Optional<List<String>> read(DefinitionNode node, Complaints complaints) {
    if (!(node instanceof DefinitionNode.Items list)) {
      complaints.add(
          "must be a list, not " + node.described(), "Write a list such as " + example + ".");
      return Optional.empty();
    }
    List<String> values = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    boolean repeats = false;
    for (DefinitionNode item : list.items()) {
      Optional<String> value = items.read(item, complaints);
      value.ifPresent(values::add);
      if (value.isPresent() && !seen.add(value.get())) {
        repeats = true;
        complaints.add("names " + ShownText.quoted(value.get()) + " twice", "Name each only once.");
      }
    }
    boolean complete = values.size() == list.items().size() && !repeats;
    return complete ? Optional.of(List.copyOf(values)) : Optional.empty();
  }
}
