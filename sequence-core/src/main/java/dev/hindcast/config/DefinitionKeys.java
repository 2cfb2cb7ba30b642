/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.config;

import java.util.List;
import java.util.stream.Stream;

/**
 * Every key of a definition: the one place that says its type, default and meaning. What is not
 * here is an unknown key.
 */
final class DefinitionKeys {
  static final List<DefinitionKey> ALL =
      Stream.of(
              DatasetKeyTable.ALL,
              LabelKeyTable.ALL,
              SourceKeyTable.ALL,
              EnrichmentKeyTable.ALL,
              SequenceKeyTable.ALL,
              OutputKeyTable.ALL)
          .flatMap(List::stream)
          .toList();

  private DefinitionKeys() {}
}
