/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.publish;

import dev.hindcast.dataset.InputArrivals;
import dev.hindcast.dataset.KeptEvents;
import dev.hindcast.dataset.LatenessCounts;
import dev.hindcast.dataset.RowDigest;
import dev.hindcast.dataset.SequenceStatistics;
import dev.hindcast.dataset.SequenceTally;
import dev.hindcast.dataset.UserStatistics;
import dev.hindcast.definition.DatasetDefinition;
import dev.hindcast.definition.SequenceDefinition;
import dev.hindcast.label.LabelFate;
import dev.hindcast.label.LabelWindow;
import dev.hindcast.parquet.WrittenFile;
import dev.hindcast.spark.assemble.InputCounts;
import dev.hindcast.spark.assemble.SplitTally;
import dev.hindcast.spark.assemble.TaskResult;
import dev.hindcast.spark.assemble.UserTally;
import dev.hindcast.spark.ingest.LabelCounts;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What all tasks of a build made, added up; the order of the tasks changes nothing. */
public final class BuildTotals {
  /** The input that is no event source. */
  static final String LABELS = "labels";

  private final List<String> sequences;
  private final List<WrittenFile> files = new ArrayList<>();
  private final Map<String, InputCounts> counts = new TreeMap<>();
  private final Map<LabelWindow, Map<String, SequenceStatistics>> statistics = new TreeMap<>();
  private final SplitTally splits = new SplitTally();
  private final UserTally users = new UserTally();
  private final Map<String, LatenessCounts> lateness = new TreeMap<>();
  private final Set<String> manyKinds = new HashSet<>();
  private final LabelCounts labels;

  /**
   * Sums up results; each has a tally for each of the sequences, in their order.
   *
   * @param labels the count before assembling
   */
  public BuildTotals(
      List<String> sequences, List<String> inputs, LabelCounts labels, List<TaskResult> results) {
    this.labels = labels;
    this.sequences = List.copyOf(sequences);
    inputs.forEach(input -> counts.put(input, new InputCounts()));
    for (TaskResult result : results) {
      files.addAll(result.files());
      result.counts().forEach((input, more) -> counts.get(input).add(more));
      result.tallies().forEach(this::add);
      result.lateness().forEach((source, of) -> lateness.merge(source, of, LatenessCounts::plus));
      splits.add(result.splits());
      users.add(result.users());
    }
    new TreeMap<>(statistics()).forEach(this::limitKinds);
  }

  /**
   * Sums up what the tasks of a build of a definition made.
   *
   * @param labels the count before assembling
   * @param ofEnrichments counts of the rows of enrichments' tables
   */
  public static BuildTotals of(
      DatasetDefinition definition,
      LabelCounts labels,
      Map<String, Map<String, Long>> ofEnrichments,
      List<TaskResult> results) {
    List<String> inputs = new ArrayList<>(List.of(LABELS));
    definition.sources().forEach(source -> inputs.add(source.name()));
    definition.enrichments().forEach(enrichment -> inputs.add(enrichment.name()));
    List<String> names =
        definition.sequences().stream()
            .map((SequenceDefinition sequence) -> sequence.name())
            .toList();
    BuildTotals totals = new BuildTotals(names, inputs, labels, results);
    ofEnrichments.forEach(totals::add);
    return totals;
  }

  /** Adds what was counted of an input before the tasks began. */
  void add(String input, Map<String, Long> counted) {
    counted.forEach(counts.get(input)::count);
  }

  public List<WrittenFile> files() {
    return List.copyOf(files);
  }

  /**
   * When the rows of the inputs arrived.
   *
   * @param recorded inputs without their lateness
   */
  public Map<String, InputArrivals> arrivals(Map<String, InputArrivals> recorded) {
    Map<String, InputArrivals> arrivals = new TreeMap<>();
    recorded.forEach(
        (input, of) ->
            arrivals.put(
                input,
                new InputArrivals(
                    of.recordedThroughMicros(),
                    lateness.getOrDefault(input, LatenessCounts.NONE))));
    return arrivals;
  }

  /** When the labels that may be of a window and are immature are mature, UTC; null for none. */
  public Long immatureUntilMicros(LabelWindow window) {
    return labels.immatureUntilMicros(window);
  }

  /** Rows by input and by what became of them. */
  public Map<String, Map<String, Long>> inputCounts() {
    Map<String, Map<String, Long>> all = new TreeMap<>();
    counts.forEach((input, of) -> all.put(input, of.counts()));
    all.put(LABELS, labels.named());
    return all;
  }

  /** Rejected rows by input and reason; inputs without any are left out. */
  public Map<String, Map<String, Long>> rejected() {
    Map<String, Map<String, Long>> all = new TreeMap<>();
    counts.forEach(
        (input, of) -> {
          if (of.rejectedRows() > 0) {
            all.put(input, new TreeMap<>(of.rejected()));
          }
        });
    return all;
  }

  public Map<String, InputCounts> counts() {
    return counts;
  }

  /** Rows of an input that are not rejected. */
  public long acceptedRows(String input) {
    return input.equals(LABELS)
        ? labels.read() - labels.of(LabelFate.REJECTED)
        : counts.get(input).accepted();
  }

  /** How rows and events are spread over users. */
  public UserStatistics users() {
    return users.statistics();
  }

  /** What the labels are, and what was looked for in their splits. */
  public SplitTally splits() {
    return splits;
  }

  public long rows() {
    return rows(files);
  }

  /** Rows of one label window. */
  public long rows(LabelWindow window) {
    return rows(filesOf(window));
  }

  /** Digest of one label window's rows. */
  public RowDigest digest(LabelWindow window) {
    return filesOf(window).stream()
        .map(WrittenFile::rowDigest)
        .reduce(RowDigest.ZERO, RowDigest::plus);
  }

  /** Statistics of every sequence in one label window. */
  public Map<String, SequenceStatistics> statistics(LabelWindow window) {
    Map<String, SequenceStatistics> of = new TreeMap<>();
    for (String sequence : sequences) {
      of.put(
          sequence,
          statistics
              .getOrDefault(window, Map.of())
              .getOrDefault(sequence, SequenceStatistics.EMPTY));
    }
    return of;
  }

  /** Statistics of every sequence over all windows. */
  public Map<String, SequenceStatistics> statistics() {
    Map<String, SequenceStatistics> of = new TreeMap<>();
    for (String sequence : sequences) {
      of.put(
          sequence,
          statistics.values().stream()
              .map(window -> window.get(sequence))
              .reduce(SequenceStatistics.EMPTY, SequenceStatistics::plus));
    }
    return of;
  }

  private void add(LabelWindow window, List<SequenceTally> tallies) {
    Map<String, SequenceStatistics> of =
        statistics.computeIfAbsent(window, unused -> new TreeMap<>());
    for (int s = 0; s < tallies.size(); s++) {
      if (tallies.get(s).hasManyKinds()) {
        manyKinds.add(sequences.get(s));
      }
      of.merge(sequences.get(s), tallies.get(s).statistics(), SequenceStatistics::plus);
    }
  }

  /** Where a build has too many kinds, none are told, whatever its tasks are. */
  private void limitKinds(String sequence, SequenceStatistics sum) {
    if (manyKinds.contains(sequence) || sum.kept().kinds().size() > KeptEvents.MOST_KINDS) {
      statistics
          .values()
          .forEach(
              window ->
                  window.computeIfPresent(
                      sequence, (name, of) -> of.with(of.kept().withoutKinds())));
    }
  }

  private List<WrittenFile> filesOf(LabelWindow window) {
    return files.stream().filter(file -> file.window().equals(window)).toList();
  }

  private static long rows(Collection<WrittenFile> files) {
    return files.stream().mapToLong(WrittenFile::rows).sum();
  }
}
