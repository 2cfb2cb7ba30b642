/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.assemble;

import dev.hindcast.assemble.SequenceAssembler;
import dev.hindcast.assemble.Visibility;
import dev.hindcast.definition.DatasetDefinition;
import dev.hindcast.event.RevisionKind;
import dev.hindcast.spark.row.RowLayout;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.UnsafeRow;
import org.apache.spark.sql.types.StructType;

/**
 * Resolves the revisions of each event into the spans in which a report of it is current, and
 * passes on those that some label of the user could see.
 */
final class EventResolver {
  private final StructType rowType;
  private final List<DeclarationCheck> checks = new ArrayList<>();
  private final SourceTally[] tallies;
  private final Visibility visibility;
  private final SequenceAssembler order;
  private final LabelledUsers users;
  private final SweepRows stream;
  private final Lookback lookback;
  private final List<UnsafeRow> pool = new ArrayList<>();
  private final List<UnsafeRow> event = new ArrayList<>();

  EventResolver(
      DatasetDefinition definition,
      StructType rowType,
      long knowledgeTimeMicros,
      SourceTally[] tallies,
      SequenceAssembler order,
      SweepRows stream) {
    this.rowType = rowType;
    this.tallies = tallies;
    this.visibility = new Visibility(definition.knowledge(), knowledgeTimeMicros);
    this.order = order;
    this.users = stream.users();
    this.stream = stream;
    this.lookback = Lookback.longestOf(definition);
    for (int source = 0; source < definition.sources().size(); source++) {
      checks.add(new DeclarationCheck(definition.sources().get(source), source, rowType));
    }
  }

  /** Takes the only revision of an event. */
  void resolveOnly(UnsafeRow revision) {
    event.clear();
    event.add(revision);
    resolveEvent();
  }

  /** Takes revisions sorted by identity hash. */
  void resolve(Iterator<InternalRow> revisions) {
    int size = 0;
    long groupHash = 0;
    while (revisions.hasNext()) {
      UnsafeRow row = (UnsafeRow) revisions.next();
      long hash = row.getLong(RowLayout.IDENTITY_HASH);
      if (size > 0 && hash != groupHash) {
        resolveGroup(size);
        size = 0;
      }
      if (size == pool.size()) {
        pool.add(UnsafeRow.createFromByteArray(row.getSizeInBytes(), rowType.size()));
      }
      pool.get(size++).copyFrom(row);
      groupHash = hash;
    }
    if (size > 0) {
      resolveGroup(size);
    }
  }

  /** Events that break what their source declares, as text; a few of them are enough. */
  List<String> brokenDeclarations() {
    return checks.stream().flatMap(check -> check.broken().stream()).toList();
  }

  private void resolveGroup(int size) {
    List<UnsafeRow> rest = pool.subList(0, size);
    while (!rest.isEmpty()) {
      UnsafeRow first = rest.get(0);
      event.clear();
      List<UnsafeRow> others = List.of();
      event.add(first);
      for (UnsafeRow row : rest.subList(1, rest.size())) {
        if (isSameEvent(first, row)) {
          event.add(row);
        } else {
          others = others.isEmpty() ? new ArrayList<>() : others;
          others.add(row);
        }
      }
      resolveEvent();
      rest = others;
    }
  }

  private boolean isSameEvent(UnsafeRow a, UnsafeRow b) {
    int source = a.getInt(RowLayout.INPUT);
    return source == b.getInt(RowLayout.INPUT)
        && a.getUTF8String(RowLayout.USER).equals(b.getUTF8String(RowLayout.USER))
        && checks.get(source).hasSameId(a, b);
  }

  private void resolveEvent() {
    int source = event.get(0).getInt(RowLayout.INPUT);
    checks.get(source).check(event, tallies[source]);
    int user = userOf(event.get(0));
    if (user == LabelledUsers.NONE) {
      return;
    }
    visibility.begin();
    for (UnsafeRow row : event) {
      visibility.add(
          row.getLong(RowLayout.ARRIVAL),
          row.getLong(RowLayout.REVISION),
          row.getBoolean(RowLayout.RETRACTION) ? RevisionKind.RETRACTION : RevisionKind.REPORT,
          row.getLong(RowLayout.CONTENT_HASH));
    }
    int spans = visibility.resolve();
    for (int span = 0; span < spans; span++) {
      UnsafeRow row = event.get(visibility.revisionOf(span));
      if (!row.getBoolean(RowLayout.RETRACTION) && row.getLong(RowLayout.PASSING) != 0) {
        pass(row, visibility.fromMicros(span), visibility.untilMicros(span), user);
      }
    }
  }

  private int userOf(UnsafeRow row) {
    return users.find(row.getLong(RowLayout.USER_HASH), row.getUTF8String(RowLayout.USER));
  }

  private void pass(UnsafeRow row, long visibleFrom, long visibleUntil, int user) {
    long eventTime = row.getLong(RowLayout.TIME);
    long activeFrom = order.activeFromMicros(eventTime, visibleFrom);
    long firstLabel = users.earliestMicros(user);
    boolean isTooOld = eventTime < lookback.firstEventMicros(firstLabel);
    if (isTooOld || activeFrom > users.latestMicros(user) || visibleUntil <= firstLabel) {
      return;
    }
    row.setLong(RowLayout.VISIBLE_FROM, visibleFrom);
    row.setLong(RowLayout.VISIBLE_UNTIL, visibleUntil);
    row.setLong(RowLayout.ACTIVE_FROM, activeFrom);
    stream.addEvent(row, user);
  }
}
