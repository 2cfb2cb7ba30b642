/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.diff;

import dev.hindcast.dataset.ColumnRole;
import dev.hindcast.dataset.DatasetManifest;
import dev.hindcast.dataset.OutputColumn;
import dev.hindcast.definition.SequenceDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The columns that two versions have both, by name.
 *
 * @param label columns of the label; its id is none of them
 * @param evidence sequence to its columns that are no lists
 * @param lists sequence to its lists as the sequence calls them, the event time first
 */
public record SharedColumns(
    List<String> label, Map<String, List<String>> evidence, Map<String, List<String>> lists) {
  public static SharedColumns of(DatasetManifest before, DatasetManifest after) {
    Map<String, OutputColumn> old =
        before.schema().stream().collect(Collectors.toMap(OutputColumn::name, one -> one));
    List<String> label = new ArrayList<>();
    Map<String, List<String>> evidence = new TreeMap<>();
    Map<String, List<String>> lists = new TreeMap<>();
    for (OutputColumn column : after.schema()) {
      OutputColumn earlier = old.get(column.name());
      if (earlier == null
          || earlier.role() != column.role()
          || column.role() == ColumnRole.LABEL_ID) {
        continue;
      }
      if (column.role() == ColumnRole.ELEMENT) {
        String name = column.name().substring(column.sequence().length() + "__".length());
        List<String> of = lists.computeIfAbsent(column.sequence(), unused -> new ArrayList<>());
        of.add(name.equals(SequenceDefinition.EVENT_TIME) ? 0 : of.size(), name);
      } else if (column.role().isOfSequence()) {
        evidence.computeIfAbsent(column.sequence(), unused -> new ArrayList<>()).add(column.name());
      } else {
        label.add(column.name());
      }
    }
    lists.keySet().retainAll(evidence.keySet());
    return new SharedColumns(label, evidence, lists);
  }

  /** Names in the files, the label id not among them. */
  public List<String> names() {
    List<String> names = new ArrayList<>(label);
    evidence.values().forEach(names::addAll);
    lists.forEach((sequence, of) -> of.forEach(name -> names.add(sequence + "__" + name)));
    return names;
  }

  /** The column of a role in a version. */
  public static String column(DatasetManifest manifest, ColumnRole role) {
    return manifest.schema().stream()
        .filter(column -> column.role() == role)
        .map(OutputColumn::name)
        .findFirst()
        .orElseThrow();
  }
}
