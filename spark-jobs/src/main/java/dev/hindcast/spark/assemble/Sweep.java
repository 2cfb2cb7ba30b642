/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.assemble;

import dev.hindcast.assemble.AssembledSequence;
import dev.hindcast.assemble.SequenceAssembler;
import dev.hindcast.dataset.SequenceTally;
import dev.hindcast.definition.DatasetDefinition;
import dev.hindcast.definition.SequenceDefinition;
import dev.hindcast.label.LabelWindow;
import dev.hindcast.parquet.RowFeed;
import dev.hindcast.plan.BuildRequest;
import dev.hindcast.spark.enrich.DimensionRows;
import dev.hindcast.spark.row.LabelFeed;
import dev.hindcast.spark.row.NullPlaces;
import dev.hindcast.spark.row.OutputShape;
import dev.hindcast.spark.row.PayloadSlots;
import dev.hindcast.spark.row.RowLayout;
import dev.hindcast.spark.row.WrittenSpaces;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.UnsafeRow;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.unsafe.types.UTF8String;

/** The one pass over the sorted rows of many users: events go into slots, labels are answered. */
final class Sweep {
  /** Takes the row of a label. */
  @FunctionalInterface
  interface Output {
    void write(LabelWindow window, long labelTimeMicros, long userHash, RowFeed feed);
  }

  /** Is told which slot an event went into. */
  @FunctionalInterface
  interface Watch {
    void offered(int slot, UnsafeRow row);
  }

  private final DatasetDefinition definition;
  private final SequenceAssembler assembler;
  private final RowFacts facts;
  private final PayloadSlots payload;
  private final LabelFeed feed;
  private final LabelSplits splits;
  private final List<TieKeys> tieKeys = new ArrayList<>();
  private final Windows windows;
  private final Output output;
  private final Watch watch;
  private final Map<LabelWindow, List<SequenceTally>> tallies = new TreeMap<>();
  private final List<EventKinds> kinds = new ArrayList<>();
  private final UserTally users = new UserTally();
  private long userRows;
  private long userEvents;
  private UTF8String user;
  private long userHash;

  Sweep(
      DatasetDefinition definition,
      StructType rowType,
      RowFacts facts,
      SequenceAssembler assembler,
      BuildRequest request,
      Map<String, DimensionRows> enrichments,
      Output output,
      Watch watch) {
    this.definition = definition;
    this.facts = facts;
    this.assembler = assembler;
    this.payload = new PayloadSlots(definition, rowType, enrichments);
    this.feed =
        new LabelFeed(definition, rowType, assembler, payload, request.knowledgeTimeMicros());
    this.splits = new LabelSplits(definition, rowType);
    this.windows = new Windows(request.windows());
    this.output = output;
    this.watch = watch;
    for (int source = 0; source < definition.sources().size(); source++) {
      tieKeys.add(new TieKeys(definition, source, rowType));
    }
    definition
        .sequences()
        .forEach(sequence -> kinds.add(new EventKinds(definition, sequence, rowType)));
  }

  /** Takes rows by user, and for each user in the order of the sweep. */
  void run(Iterator<InternalRow> rows) {
    while (rows.hasNext()) {
      UnsafeRow row = (UnsafeRow) rows.next();
      beginUserIfNew(row);
      if (row.getInt(RowLayout.INPUT) == RowLayout.LABELS) {
        answer(row);
      } else {
        offer(row);
      }
    }
    countUser();
    tallies.forEach(
        (window, ofWindow) -> {
          for (int s = 0; s < ofWindow.size(); s++) {
            kinds.get(s).addTo(ofWindow.get(s), window);
          }
        });
  }

  /** How rows and events are spread over users. */
  UserTally users() {
    return users;
  }

  /** Statistics of the sequences of each label window, in the definition's order. */
  Map<LabelWindow, List<SequenceTally>> tallies() {
    return tallies;
  }

  /** Spaces of the embeddings that were written. */
  WrittenSpaces spaces() {
    return feed.spaces();
  }

  /** What the labels are, and what was looked for in their splits. */
  SplitTally splits() {
    return splits.tally();
  }

  private void beginUserIfNew(UnsafeRow row) {
    long hash = row.getLong(RowLayout.USER_HASH);
    UTF8String name = row.getUTF8String(RowLayout.USER);
    if (user == null || hash != userHash || !user.equals(name)) {
      countUser();
      user = name.copy();
      userHash = hash;
      assembler.beginUser();
      facts.beginUser();
      splits.beginUser(user);
    }
  }

  private void countUser() {
    if (userRows > 0) {
      users.count(userRows, userEvents);
    }
    userRows = 0;
    userEvents = 0;
  }

  private void offer(UnsafeRow row) {
    userEvents++;
    int slot =
        assembler.offer(
            row.getLong(RowLayout.TIME),
            row.getLong(RowLayout.ARRIVAL),
            row.getLong(RowLayout.VISIBLE_FROM),
            row.getLong(RowLayout.VISIBLE_UNTIL),
            row.getLong(RowLayout.PASSING),
            tieKeys.get(row.getInt(RowLayout.INPUT)).of(row),
            facts.of(row));
    if (slot != SequenceAssembler.NO_SLOT) {
      payload.store(slot, row);
      for (int s = 0; s < kinds.size(); s++) {
        kinds.get(s).store(slot, row);
      }
      watch.offered(slot, row);
    }
  }

  private void answer(UnsafeRow row) {
    long labelTime = row.getLong(RowLayout.TIME);
    assembler.answer(labelTime, facts.ofLabel(row));
    LabelWindow window = windows.of(labelTime);
    feed.moveTo(row, splits.splitOf(row, window));
    output.write(window, labelTime, userHash, feed);
    userRows++;
    List<SequenceTally> ofWindow = tallies.computeIfAbsent(window, unused -> newTallies());
    for (int s = 0; s < ofWindow.size(); s++) {
      tally(ofWindow.get(s), s, labelTime);
      kinds.get(s).count(window, feed.slots(s), assembler.sequence(s).length());
    }
  }

  private List<SequenceTally> newTallies() {
    return definition.sequences().stream()
        .map(
            (SequenceDefinition sequence) ->
                new SequenceTally(OutputShape.written(sequence), sequence.order()))
        .toList();
  }

  private void tally(SequenceTally tally, int s, long labelTime) {
    AssembledSequence sequence = assembler.sequence(s);
    int length = sequence.length();
    if (length == 0) {
      tally.addEmpty();
      return;
    }
    tally.add(
        length,
        sequence.eligible(),
        labelTime - sequence.maxEventTimeMicros(),
        labelTime - sequence.minEventTimeMicros(),
        labelTime - feed.maxArrivalMicros(s));
    NullPlaces[] nulls = feed.nulls(s);
    for (int column = 0; column < nulls.length; column++) {
      tally.addNulls(column, nulls[column].places(), nulls[column].count(), length);
    }
  }
}
