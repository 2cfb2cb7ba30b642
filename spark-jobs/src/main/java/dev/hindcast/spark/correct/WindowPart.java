/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.correct;

import dev.hindcast.dataset.PublishedFile;
import dev.hindcast.dataset.PublishedWindow;
import dev.hindcast.dataset.RowDigest;
import dev.hindcast.dataset.SequenceStatistics;
import dev.hindcast.label.LabelWindow;
import dev.hindcast.parquet.WrittenFile;
import dev.hindcast.spark.publish.BuildTotals;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The touched rows of one label window: as they are published, as they were assembled again from
 * the same inputs, and as the present inputs give them.
 *
 * @param before the window as published
 * @param files its files, in their order
 * @param rewritten one for each file
 * @param scratchFolder URI of the folder of the rows that were assembled again
 */
record WindowPart(
    PublishedWindow before,
    List<PublishedFile> files,
    List<RewrittenFile> rewritten,
    BuildTotals again,
    BuildTotals now,
    String scratchFolder) {
  WindowPart {
    files = List.copyOf(files);
    rewritten = List.copyOf(rewritten);
  }

  LabelWindow window() {
    return before.window();
  }

  long removedRows() {
    return rewritten.stream().mapToLong(RewrittenFile::removedRows).sum();
  }

  RowDigest removedDigest() {
    return rewritten.stream()
        .map(RewrittenFile::removedDigest)
        .reduce(RowDigest.ZERO, RowDigest::plus);
  }

  /** Whether the inputs of the published rows give them again. */
  boolean isReproduced() {
    return again.rows(window()) == removedRows() && again.digest(window()).equals(removedDigest());
  }

  /** Whether a row of the window changes. */
  boolean isAffected() {
    return now.rows(window()) != removedRows() || !now.digest(window()).equals(removedDigest());
  }

  /** Where the touched rows lie as they were assembled from the inputs of the version. */
  List<String> earlierRows() {
    return again.files().stream()
        .filter(file -> file.window().equals(window()))
        .map(file -> scratchFolder + "/" + file.path())
        .toList();
  }

  /** Where they lie as the present inputs give them, below a build's data folder. */
  List<String> presentRows(String dataFolder) {
    return now.files().stream()
        .filter(file -> file.window().equals(window()))
        .map(file -> dataFolder + "/" + file.path())
        .toList();
  }

  /** Files that the correction wrote. */
  List<WrittenFile> written() {
    List<WrittenFile> all = new ArrayList<>(copies());
    now.files().stream().filter(file -> file.window().equals(window())).forEach(all::add);
    return all;
  }

  List<WrittenFile> copies() {
    return rewritten.stream().flatMap(file -> file.copies().stream()).toList();
  }

  /** Published files that stay as they are. */
  List<PublishedFile> staying() {
    return files.stream()
        .filter(
            file ->
                rewritten.stream().anyMatch(one -> one.stays() && one.path().equals(file.path())))
        .toList();
  }

  /**
   * Whether rows that stay must be asked for their greatest numbers: those of the window may have
   * been those of removed rows only, and no added row reaches them.
   */
  boolean needsGreatest() {
    Map<String, SequenceStatistics> removed = again.statistics(window());
    Map<String, SequenceStatistics> added = now.statistics(window());
    return before.statistics().entrySet().stream()
        .anyMatch(of -> mayLose(of.getValue(), removed.get(of.getKey()), added.get(of.getKey())));
  }

  private static boolean mayLose(
      SequenceStatistics all, SequenceStatistics removed, SequenceStatistics added) {
    return isLost(all.longest(), removed.longest(), added.longest())
        || isLost(all.mostEligible(), removed.mostEligible(), added.mostEligible());
  }

  /**
   * Sequence to the greatest length and number of eligible events of the rows that stay, where
   * nobody {@link #needsGreatest needs to ask}. What added rows reach in any case is given as 0.
   */
  Map<String, long[]> greatestLeft() {
    Map<String, long[]> left = new TreeMap<>();
    before
        .statistics()
        .forEach(
            (sequence, all) -> {
              SequenceStatistics removed = again.statistics(window()).get(sequence);
              left.put(
                  sequence,
                  new long[] {
                    removed.longest() < all.longest() ? all.longest() : 0,
                    removed.mostEligible() < all.mostEligible() ? all.mostEligible() : 0
                  });
            });
    return left;
  }

  private static boolean isLost(long greatest, long removed, long added) {
    return removed >= greatest && added < greatest;
  }

  /**
   * The window as corrected.
   *
   * @param greatest sequence to the greatest length and the greatest number of eligible events of
   *     the rows that stay
   */
  PublishedWindow after(String buildId, long knowledgeTimeMicros, Map<String, long[]> greatest) {
    Map<String, SequenceStatistics> removed = again.statistics(window());
    Map<String, SequenceStatistics> added = now.statistics(window());
    Map<String, SequenceStatistics> statistics = new TreeMap<>();
    before
        .statistics()
        .forEach(
            (sequence, of) ->
                statistics.put(
                    sequence,
                    of.replace(
                        removed.get(sequence),
                        added.get(sequence),
                        greatest.get(sequence)[0],
                        greatest.get(sequence)[1])));
    return new PublishedWindow(
        window(),
        before.rows() - removedRows() + now.rows(window()),
        before.rowDigest().minus(removedDigest()).plus(now.digest(window())),
        buildId,
        knowledgeTimeMicros,
        statistics,
        counts(before.splitRows(), again.splits().rows(window()), now.splits().rows(window())),
        counts(
            before.rowsWithoutSplit(),
            again.splits().withoutSplit(window()),
            now.splits().withoutSplit(window())));
  }

  private static Map<String, Long> counts(
      Map<String, Long> before, Map<String, Long> removed, Map<String, Long> added) {
    Map<String, Long> after = new TreeMap<>(before);
    removed.forEach((name, rows) -> after.merge(name, -rows, Long::sum));
    added.forEach((name, rows) -> after.merge(name, rows, Long::sum));
    after.values().removeIf(rows -> rows == 0);
    return after;
  }
}
