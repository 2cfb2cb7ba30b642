/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.erase;

import dev.hindcast.config.DefinitionLayers;
import dev.hindcast.config.DefinitionParser;
import dev.hindcast.config.DefinitionText;
import dev.hindcast.dataset.ColumnRole;
import dev.hindcast.dataset.ErasedUsers;
import dev.hindcast.dataset.SequenceTally;
import dev.hindcast.definition.DatasetDefinition;
import dev.hindcast.definition.Quota;
import dev.hindcast.definition.SequenceDefinition;
import dev.hindcast.label.SplitAssignment;
import dev.hindcast.label.SplitRule;
import dev.hindcast.parquet.OutputColumn;
import dev.hindcast.parquet.RowFeed;
import dev.hindcast.parquet.copy.RowCopy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Counts rows of erased users in one file as they were counted when they were written. */
final class ErasedRows implements RowCopy.Rows {
  /** Name of the text that says what an event is, where no quota says it. */
  private static final String KIND = "kind";

  private final List<ErasedColumn> columns = new ArrayList<>();
  private final List<SequenceDefinition> sequences;
  private final List<List<Integer>> lists = new ArrayList<>();
  private final List<SequenceTally> tallies = new ArrayList<>();
  private final List<ReadCell> cells = new ArrayList<>();
  private final List<Map<ColumnRole, Integer>> evidence = new ArrayList<>();
  private final Optional<SplitRule> splits;
  private final ErasedUsers.Search search;
  private final Map<String, Long> splitRows = new TreeMap<>();
  private final Map<String, Long> rowsWithoutSplit = new TreeMap<>();
  private final Set<String> foundUsers = new TreeSet<>();

  /**
   * @param inFile the columns of the file, in their order
   * @param described the columns of its version
   * @param definitionJson of its version
   */
  ErasedRows(
      List<OutputColumn> inFile,
      List<ErasedColumn> described,
      String definitionJson,
      ErasedUsers.Search search) {
    DatasetDefinition definition =
        DefinitionParser.parse(
                DefinitionLayers.of(new DefinitionText("definition", definitionJson)))
            .definition();
    this.search = search;
    this.sequences = definition.sequences();
    this.splits = definition.output().splits().map(SplitRule::new);
    Map<String, ErasedColumn> byName = new HashMap<>();
    described.forEach(column -> byName.put(column.name(), column));
    inFile.forEach(column -> columns.add(byName.get(column.name())));
    inFile.forEach(column -> cells.add(new ReadCell()));
    for (SequenceDefinition sequence : sequences) {
      List<Integer> own = new ArrayList<>();
      Map<ColumnRole, Integer> ofRole = new HashMap<>();
      for (int n = 0; n < columns.size(); n++) {
        if (columns.get(n).sequence().equals(sequence.name())) {
          if (columns.get(n).role() == ColumnRole.ELEMENT) {
            own.add(n);
          } else {
            ofRole.put(columns.get(n).role(), n);
          }
        }
      }
      lists.add(own);
      evidence.add(ofRole);
      tallies.add(
          new SequenceTally(
              own.stream().map(n -> columns.get(n).inSequence()).toList(), sequence.order()));
    }
  }

  /** In the order of the definition's sequences. */
  Map<String, SequenceTally> tallies() {
    Map<String, SequenceTally> bySequence = new TreeMap<>();
    for (int s = 0; s < sequences.size(); s++) {
      bySequence.put(sequences.get(s).name(), tallies.get(s));
    }
    return bySequence;
  }

  Map<String, Long> splitRows() {
    return splitRows;
  }

  Map<String, Long> rowsWithoutSplit() {
    return rowsWithoutSplit;
  }

  /** Hashes of the users of the rows. */
  Set<String> foundUsers() {
    return foundUsers;
  }

  @Override
  public void take(byte[] user, long labelTimeMicros, RowFeed values) {
    for (int n = 0; n < cells.size(); n++) {
      values.write(n, cells.get(n).clear());
    }
    foundUsers.add(search.hashOf(user));
    splits.ifPresent(rule -> countSplit(rule.of(labelTimeMicros, rule.pointOf(user))));
    for (int s = 0; s < tallies.size(); s++) {
      count(s, labelTimeMicros);
    }
  }

  private void countSplit(SplitAssignment assignment) {
    if (assignment instanceof SplitAssignment.Without without) {
      rowsWithoutSplit.merge(without.reason().text(), 1L, Long::sum);
    } else {
      splitRows.merge(((SplitAssignment.In) assignment).split().name(), 1L, Long::sum);
    }
  }

  private void count(int s, long labelTimeMicros) {
    SequenceTally tally = tallies.get(s);
    int length = (int) cell(s, ColumnRole.LENGTH).number();
    if (length == 0) {
      tally.addEmpty();
      return;
    }
    long oldestMicros = Long.MAX_VALUE;
    for (int n : lists.get(s)) {
      if (columns.get(n).inSequence().equals(SequenceDefinition.EVENT_TIME)) {
        oldestMicros = cells.get(n).least();
      }
    }
    tally.add(
        length,
        cell(s, ColumnRole.ELIGIBLE).number(),
        labelTimeMicros - cell(s, ColumnRole.MAX_EVENT_TIME).number(),
        labelTimeMicros - oldestMicros,
        labelTimeMicros - cell(s, ColumnRole.MAX_ARRIVAL_TIME).number());
    for (int place = 0; place < lists.get(s).size(); place++) {
      ReadCell cell = cells.get(lists.get(s).get(place));
      tally.addNulls(place, cell.nullPlaces(), cell.nulls(), length);
    }
    countOrigins(s, tally, length);
  }

  private ReadCell cell(int s, ColumnRole role) {
    return cells.get(evidence.get(s).get(role));
  }

  /** Rows do not hold which of several sources an event is of, and its kind only on demand. */
  private void countOrigins(int s, SequenceTally tally, int length) {
    SequenceDefinition sequence = sequences.get(s);
    if (sequence.sources().size() == 1) {
      tally.addSource(sequence.sources().get(0), length);
    }
    String kind = sequence.selection().quota().map(Quota::by).orElse(KIND);
    for (int n : lists.get(s)) {
      String name = columns.get(n).inSequence();
      if (name.equals(kind)) {
        cells.get(n).texts().forEach(tally::addKind);
      }
    }
  }
}
