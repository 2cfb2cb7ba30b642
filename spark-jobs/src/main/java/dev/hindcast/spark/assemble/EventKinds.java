/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.assemble;

import dev.hindcast.assemble.EventValue;
import dev.hindcast.dataset.KeptEvents;
import dev.hindcast.dataset.SequenceTally;
import dev.hindcast.definition.DatasetDefinition;
import dev.hindcast.definition.EventSource;
import dev.hindcast.definition.Quota;
import dev.hindcast.definition.SequenceDefinition;
import dev.hindcast.label.LabelWindow;
import dev.hindcast.spark.row.RowLayout;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.spark.sql.catalyst.expressions.UnsafeRow;
import org.apache.spark.sql.types.StringType;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * Counts the kept events of one sequence by their source and by their kind: the value of the
 * attribute by which quotas go, else of an attribute {@code kind}, where it is a text that the
 * build carries. Each held event has one number for both, so that a label costs one addition per
 * event, and nothing where there is one source and no kind.
 */
final class EventKinds {
  private static final String KIND = "kind";
  private static final int LONGEST_BYTES = 128;
  private static final int NUMBERS_PER_SOURCE = KeptEvents.MOST_KINDS + 1;

  private final List<String> sources;
  private final String onlySource;
  private final int[] payloadOrdinals;
  private final int[] payloadFields;
  private final int[] kindOrdinals;
  private final boolean isActive;
  private final Map<UTF8String, Integer> kinds = new HashMap<>();
  private final Map<LabelWindow, long[]> countsByWindow = new HashMap<>();
  private int[] numbers = new int[16];
  private LabelWindow lastWindow;
  private long[] lastCounts;
  private boolean isOver;

  EventKinds(DatasetDefinition definition, SequenceDefinition sequence, StructType rowType) {
    sources = definition.sources().stream().map(EventSource::name).toList();
    onlySource = sequence.sources().size() == 1 ? sequence.sources().get(0) : "";
    payloadOrdinals = new int[sources.size()];
    payloadFields = new int[sources.size()];
    kindOrdinals = new int[sources.size()];
    for (int source = 0; source < kindOrdinals.length; source++) {
      payloadOrdinals[source] = RowLayout.payloadOrdinal(source);
      StructType payload = (StructType) rowType.fields()[payloadOrdinals[source]].dataType();
      payloadFields[source] = payload.size();
      kindOrdinals[source] =
          kindOrdinal(definition, sequence, definition.sources().get(source), payload);
    }
    isActive = onlySource.isEmpty() || IntStream.of(kindOrdinals).anyMatch(of -> of >= 0);
  }

  private static int kindOrdinal(
      DatasetDefinition definition,
      SequenceDefinition sequence,
      EventSource source,
      StructType payload) {
    String name = sequence.selection().quota().map(Quota::by).orElse(KIND);
    boolean isOfSource =
        EventValue.of(definition, sequence, name).origin() == EventValue.Origin.SOURCE
            && !source.knownAfter().containsKey(name);
    int ordinal = Arrays.asList(payload.fieldNames()).indexOf(name);
    return isOfSource && ordinal >= 0 && payload.fields()[ordinal].dataType() instanceof StringType
        ? ordinal
        : -1;
  }

  /** Notes what an event is that went into a slot. */
  void store(int slot, UnsafeRow row) {
    if (!isActive) {
      return;
    }
    if (slot >= numbers.length) {
      numbers = Arrays.copyOf(numbers, Math.max(slot + 1, numbers.length * 2));
    }
    int source = row.getInt(RowLayout.INPUT);
    int kind = kindOrdinals[source] < 0 ? 0 : kind(source, row);
    numbers[slot] = source * NUMBERS_PER_SOURCE + kind;
  }

  /** From 1 on; 0 for none. */
  private int kind(int source, UnsafeRow row) {
    UnsafeRow payload = row.getStruct(payloadOrdinals[source], payloadFields[source]);
    if (isOver || payload.isNullAt(kindOrdinals[source])) {
      return 0;
    }
    UTF8String text = payload.getUTF8String(kindOrdinals[source]);
    Integer known = kinds.get(text);
    if (known != null) {
      return known;
    }
    if (kinds.size() == KeptEvents.MOST_KINDS || text.numBytes() > LONGEST_BYTES) {
      isOver = true;
      return 0;
    }
    kinds.put(text.copy(), kinds.size() + 1);
    return kinds.size();
  }

  /** Counts the events of a label's sequence. */
  void count(LabelWindow window, int[] slots, int length) {
    if (!isActive) {
      return;
    }
    if (!window.equals(lastWindow)) {
      lastWindow = window;
      lastCounts =
          countsByWindow.computeIfAbsent(
              window, unused -> new long[sources.size() * NUMBERS_PER_SOURCE]);
    }
    long[] counts = lastCounts;
    int[] of = numbers;
    for (int i = 0; i < length; i++) {
      counts[of[slots[i]]]++;
    }
  }

  /** Puts the counts of a label window into its tally, once. */
  void addTo(SequenceTally tally, LabelWindow window) {
    if (isOver) {
      tally.markManyKinds();
    }
    if (!onlySource.isEmpty()) {
      tally.addSource(onlySource, tally.events());
    }
    long[] counts = countsByWindow.getOrDefault(window, new long[0]);
    String[] texts = new String[NUMBERS_PER_SOURCE];
    kinds.forEach((text, kind) -> texts[kind] = text.toString());
    for (int number = 0; number < counts.length; number++) {
      if (counts[number] > 0) {
        if (onlySource.isEmpty()) {
          tally.addSource(sources.get(number / NUMBERS_PER_SOURCE), counts[number]);
        }
        String kind = texts[number % NUMBERS_PER_SOURCE];
        if (kind != null) {
          tally.addKind(kind, counts[number]);
        }
      }
    }
  }
}
