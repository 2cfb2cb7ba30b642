/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.diff;

import dev.hindcast.dataset.ColumnRole;
import dev.hindcast.dataset.DatasetManifest;
import dev.hindcast.dataset.PublishedWindow;
import dev.hindcast.definition.DatasetDefinition;
import dev.hindcast.definition.SequenceDefinition;
import dev.hindcast.diff.RowDiff.Change;
import dev.hindcast.diff.SequenceEdit.Event;
import dev.hindcast.time.Micros;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Compares the rows that two versions have for a label. Rows are column names to plain values:
 * times are {@link Instant}s, but those of events microseconds, as they are stored; whole numbers
 * are {@link Long}s, lists {@link List}s.
 */
public final class RowComparison {
  private final DatasetManifest before;
  private final DatasetManifest after;
  private final DatasetDefinition definition;
  private final SharedColumns columns;
  private final Map<String, SequenceFacts> facts = new TreeMap<>();
  private final Map<String, EventColumns> eventColumns = new TreeMap<>();

  /**
   * @param definition of the later version
   */
  public RowComparison(
      DatasetManifest before, DatasetManifest after, DatasetDefinition definition) {
    this.before = before;
    this.after = after;
    this.definition = definition;
    this.columns = SharedColumns.of(before, after);
    boolean isOneDefinition = before.fingerprint().equals(after.fingerprint());
    for (SequenceDefinition sequence : definition.sequences()) {
      List<String> lists = columns.lists().get(sequence.name());
      if (lists != null) {
        facts.put(sequence.name(), SequenceFacts.of(definition, sequence));
        eventColumns.put(
            sequence.name(), SequenceFacts.columns(definition, sequence, lists, isOneDefinition));
      }
    }
  }

  /**
   * The difference; empty if there is none.
   *
   * @param was null if the earlier version has no such label
   * @param is null if the later version has no such label
   */
  public Optional<RowDiff> compare(String label, Map<String, Object> was, Map<String, Object> is) {
    if (was == null || is == null) {
      return Optional.of(ofOne(label, was == null ? is : was, was == null));
    }
    Optional<LabelInputs> inputs = inputs(was, is);
    Map<String, ValueChange> changed = changes(columns.label(), was, is);
    List<RowDiff.OfSequence> sequences = new ArrayList<>();
    columns
        .lists()
        .forEach((name, lists) -> sequence(name, lists, was, is, inputs).ifPresent(sequences::add));
    if (changed.isEmpty() && sequences.isEmpty()) {
      return Optional.empty();
    }
    Cause cause = changed.isEmpty() ? Cause.UNKNOWN : causeOf(changed, inputs);
    return Optional.of(
        new RowDiff(label, user(after, is), Change.CHANGED, cause, changed, sequences));
  }

  private RowDiff ofOne(String label, Map<String, Object> row, boolean isAdded) {
    DatasetManifest own = isAdded ? after : before;
    long time = labelTime(own, row);
    boolean isCovered = LabelInputs.window(isAdded ? before : after, time).isPresent();
    Cause cause =
        isCovered ? inputs(time, time).map(this::causeOfLabel).orElse(Cause.UNKNOWN) : Cause.RANGE;
    Change change = isAdded ? Change.ADDED : Change.REMOVED;
    return new RowDiff(label, user(own, row), change, cause, Map.of(), List.of());
  }

  private Cause causeOfLabel(LabelInputs inputs) {
    if (!inputs.isOneDefinition() || inputs.areEqual()) {
      return CauseRules.ofSettings(inputs);
    }
    return inputs.changedTables().contains(definition.labels().table())
        ? Cause.LABEL_CHANGE
        : Cause.UNKNOWN;
  }

  /** The split follows from definition, label time and user. */
  private Cause causeOf(Map<String, ValueChange> changed, Optional<LabelInputs> inputs) {
    String split = SharedColumns.column(after, ColumnRole.SPLIT);
    boolean isOnlySplit = changed.size() == 1 && changed.containsKey(split);
    if (isOnlySplit && inputs.isPresent() && !inputs.get().isOneDefinition()) {
      ValueChange change = changed.get(split);
      return change.before() != null && change.after() != null
          ? Cause.DEFINITION_CHANGE
          : CauseRules.ofSettings(inputs.get());
    }
    return inputs.map(this::causeOfLabel).orElse(Cause.UNKNOWN);
  }

  private Optional<RowDiff.OfSequence> sequence(
      String name,
      List<String> lists,
      Map<String, Object> was,
      Map<String, Object> is,
      Optional<LabelInputs> inputs) {
    Map<String, ValueChange> evidence = changes(columns.evidence().get(name), was, is);
    List<Event> old = events(name, lists, was);
    List<Event> young = events(name, lists, is);
    EventColumns of = eventColumns.get(name);
    if (of == null || (evidence.isEmpty() && old.equals(young))) {
      return Optional.empty();
    }
    SequenceDiff diff = SequenceDiff.of(old, young, of);
    SequencePair pair =
        new SequencePair(
            old,
            young,
            (Long) was.get(name + "__eligible"),
            (Long) is.get(name + "__eligible"),
            micros(is.get(name + "__max_arrival_time")),
            known(was));
    List<Cause> causes =
        inputs
            .map(known -> new CauseRules(known, facts.get(name), of).of(pair, diff))
            .orElse(java.util.Collections.nCopies(diff.edits().size(), Cause.UNKNOWN));
    return Optional.of(
        new RowDiff.OfSequence(name, lists, diff, causes, evidence, pair.usesLateArrival()));
  }

  /** The latest arrival that the earlier row could see. */
  private long known(Map<String, Object> was) {
    long time = labelTime(before, was);
    long latest =
        LabelInputs.window(before, time)
            .map(PublishedWindow::knowledgeTimeMicros)
            .orElse(Long.MAX_VALUE);
    boolean isAtLabel = before.knowledge().policy().equals("as-known-at-label");
    return isAtLabel ? Math.min(latest, time - before.knowledge().delayMicros()) : latest;
  }

  private Optional<LabelInputs> inputs(Map<String, Object> was, Map<String, Object> is) {
    return inputs(labelTime(before, was), labelTime(after, is));
  }

  private Optional<LabelInputs> inputs(long timeBefore, long timeAfter) {
    Optional<PublishedWindow> old = LabelInputs.window(before, timeBefore);
    Optional<PublishedWindow> young = LabelInputs.window(after, timeAfter);
    return old.isPresent() && young.isPresent()
        ? Optional.of(LabelInputs.of(before, old.get(), after, young.get()))
        : Optional.empty();
  }

  private static List<Event> events(String sequence, List<String> lists, Map<String, Object> row) {
    List<List<?>> values = new ArrayList<>();
    lists.forEach(list -> values.add((List<?>) row.get(sequence + "__" + list)));
    List<Event> events = new ArrayList<>();
    for (int n = 0; n < values.get(0).size(); n++) {
      List<Object> event = new ArrayList<>();
      for (List<?> list : values) {
        event.add(list.get(n));
      }
      event.set(EventColumns.TIME, Micros.toInstant((Long) event.get(EventColumns.TIME)));
      events.add(new Event(event));
    }
    return events;
  }

  private static Map<String, ValueChange> changes(
      List<String> names, Map<String, Object> was, Map<String, Object> is) {
    Map<String, ValueChange> changes = new TreeMap<>();
    for (String name : names) {
      if (!Objects.equals(was.get(name), is.get(name))) {
        changes.put(name, new ValueChange(was.get(name), is.get(name)));
      }
    }
    return changes;
  }

  private static String user(DatasetManifest manifest, Map<String, Object> row) {
    return String.valueOf(row.get(SharedColumns.column(manifest, ColumnRole.USER)));
  }

  private static long labelTime(DatasetManifest manifest, Map<String, Object> row) {
    return micros(row.get(SharedColumns.column(manifest, ColumnRole.LABEL_TIME)));
  }

  private static long micros(Object time) {
    return time == null ? Long.MIN_VALUE : Micros.ofInstant((Instant) time);
  }
}
