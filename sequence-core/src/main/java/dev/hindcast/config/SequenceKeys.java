/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.config;

import dev.hindcast.definition.SequenceDefinition;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What a sequence is made of, with the defaults that depend on other keys. */
final class SequenceKeys {
  static final String SOURCES = "dataset.sources";
  static final String SEQUENCES = "dataset.sequences";

  private final KeyValues values;
  private final String sequence;

  SequenceKeys(KeyValues values, String name) {
    this.values = values;
    this.sequence = SEQUENCES + "." + name + ".";
  }

  /** Full path of a key of the sequence. */
  String path(String key) {
    return sequence + key;
  }

  /** Its sources, all by default. */
  List<String> sources() {
    return values.texts(path("sources")).orElseGet(() -> values.names(SOURCES));
  }

  /** Attributes that at least one of its sources has. */
  Set<String> attributes() {
    Set<String> attributes = new LinkedHashSet<>();
    sources()
        .forEach(name -> attributes.addAll(values.names(SOURCES + "." + name + ".attributes")));
    return attributes;
  }

  /** Its columns, all attributes by default; the event time is always there. */
  List<String> columns() {
    Set<String> columns = new LinkedHashSet<>();
    List<String> listed = values.texts(path("columns")).orElseGet(() -> List.copyOf(attributes()));
    if (!listed.contains(SequenceDefinition.EVENT_TIME)) {
      columns.add(SequenceDefinition.EVENT_TIME);
    }
    columns.addAll(listed);
    return List.copyOf(columns);
  }
}
