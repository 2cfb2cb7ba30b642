/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.plan;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hindcast.config.DefinitionDifference;
import dev.hindcast.config.DefinitionParser;
import dev.hindcast.config.ParsedDefinition;
import dev.hindcast.dataset.DatasetManifest;
import dev.hindcast.definition.DatasetDefinition;
import dev.hindcast.definition.SplitsDefinition;
import dev.hindcast.definition.TimeSplit;
import dev.hindcast.error.HindcastException;
import java.util.List;
import java.util.Optional;

/** Finds out how far a change of a definition reaches; says less only where that is proven. */
final class DefinitionComparison {
  private static final String SPLITS = "dataset.output.splits";

  private DefinitionComparison() {}

  static DefinitionChange of(DatasetManifest parent, ParsedDefinition definition) {
    if (parent.fingerprint().equals(definition.fingerprint())) {
      return DefinitionChange.of(DefinitionChange.Kind.NONE, List.of());
    }
    DefinitionDifference difference = DefinitionDifference.between(parent.definition(), definition);
    List<String> keys = difference.keys();
    if (difference.addsColumnsOnly()) {
      return DefinitionChange.of(DefinitionChange.Kind.NEW_COLUMNS, keys);
    }
    if (!keys.isEmpty() && keys.stream().allMatch(key -> key.startsWith(SPLITS))) {
      Optional<Long> from = splitsFrom(parent.definition(), definition.definition());
      if (from.isPresent()) {
        return new DefinitionChange(DefinitionChange.Kind.FROM, keys, from.get());
      }
    }
    return DefinitionChange.of(DefinitionChange.Kind.EVERYTHING, keys);
  }

  private static Optional<Long> splitsFrom(JsonNode parent, DatasetDefinition definition) {
    DatasetDefinition before;
    try {
      before = DefinitionParser.parseResolved(parent.toString()).definition();
    } catch (HindcastException e) {
      return Optional.empty();
    }
    Optional<SplitsDefinition> old = before.output().splits();
    Optional<SplitsDefinition> now = definition.output().splits();
    return old.isPresent() && now.isPresent() ? from(old.get(), now.get()) : Optional.empty();
  }

  /** The first label time whose split may be another; only ends of splits by time may differ. */
  static Optional<Long> from(SplitsDefinition before, SplitsDefinition after) {
    List<TimeSplit> old = before.byTime();
    List<TimeSplit> now = after.byTime();
    if (old.isEmpty() || now.isEmpty() || !before.byUser().equals(after.byUser())) {
      return Optional.empty();
    }
    int same = 0;
    if (before.embargoMicros() == after.embargoMicros()) {
      while (same < Math.min(old.size(), now.size()) && old.get(same).equals(now.get(same))) {
        same++;
      }
    }
    if (same < Math.min(old.size(), now.size())
        && !old.get(same).name().equals(now.get(same).name())) {
      return same == 0 ? Optional.empty() : Optional.of(old.get(same - 1).untilMicros());
    }
    // The last split has no embargo at its end: one that was or becomes the last may change there.
    int first = same == old.size() || same == now.size() ? same - 1 : same;
    long end = Math.min(old.get(first).untilMicros(), now.get(first).untilMicros());
    return Optional.of(end - Math.max(before.embargoMicros(), after.embargoMicros()));
  }
}
