/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.describe;

import dev.hindcast.dataset.BuildProvenance;
import dev.hindcast.dataset.DatasetManifest;
import dev.hindcast.dataset.OutputColumn;
import dev.hindcast.dataset.PublishedSplit;
import dev.hindcast.dataset.SequenceStatistics;
import dev.hindcast.dataset.SourceSnapshot;
import dev.hindcast.time.Micros;
import java.util.List;
import java.util.Locale;

/**
 * A version as a dataset card of Hugging Face: the {@code README.md} of a repository that has the
 * files at the paths of the dataset's folder.
 */
public final class DatasetCard {
  private final DescribedVersion version;
  private final DatasetManifest manifest;
  private final StringBuilder text = new StringBuilder();

  private DatasetCard(DescribedVersion version) {
    this.version = version;
    this.manifest = version.manifest();
  }

  /** Markdown with a header for programs, ending with a line feed. */
  public static String of(DescribedVersion version) {
    List<CardSplit> splits = CardSplit.of(version.manifest());
    DatasetCard card = new DatasetCard(version);
    card.text.append(CardHeader.of(version, splits));
    card.introduction(splits);
    card.sequences();
    card.splits(splits);
    card.columns();
    card.sources();
    card.line("\n## Limits\n");
    version.limits().forEach(limit -> card.line("- " + limit));
    return card.text.toString();
  }

  private void introduction(List<CardSplit> splits) {
    line("\n# " + version.reference() + "\n");
    line(escaped(version.description()) + "\n");
    line(
        manifest.rows()
            + " rows in "
            + manifest.files().size()
            + " Parquet files. One row is one label: its own columns, and for each sequence the"
            + " events of its user before it, as lists of equal length, one per column.");
    List<String> range = version.range();
    if (!range.isEmpty()) {
      line("Label times from " + range.get(0) + " to before " + range.get(1) + ".");
    }
    line("\nOwner: " + escaped(version.owner()) + ". Row digest: `" + manifest.rowDigest() + "`.");
    line("\n```python\nfrom datasets import load_dataset\n");
    String split = CardHeader.quoted(splits.get(0).name());
    line("rows = load_dataset(\"<this repository or folder>\", split=" + split + ")\n```");
  }

  private void sequences() {
    line("\n## Sequences\n\n" + version.knowledge() + "\n");
    version.sequences().forEach(sentence -> line("- " + escaped(sentence)));
    line("\n| sequence | events | mean length | longest | empty | cut to max-length |");
    line("|---|---|---|---|---|---|");
    manifest.statistics().forEach((name, statistics) -> line(row(name, statistics)));
  }

  private static String row(String name, SequenceStatistics statistics) {
    double mean = (double) statistics.events() / Math.max(1, statistics.rows());
    return String.format(
        Locale.ROOT,
        "| %s | %d | %.1f | %d | %.1f%% | %.1f%% |",
        escaped(name),
        statistics.events(),
        mean,
        statistics.longest(),
        100 * statistics.emptyShare(),
        100 * statistics.truncatedShare());
  }

  private void splits(List<CardSplit> offered) {
    if (manifest.splits().isEmpty()) {
      return;
    }
    line("\n## Splits\n");
    line(
        offered.get(0).isEverything()
            ? "Files have rows of several splits, so the configuration offers all rows at once:"
                + " filter by the column `split`."
            : "Each is a set of files.");
    line("\n| split | rows | label times |\n|---|---|---|");
    for (PublishedSplit split : manifest.splits()) {
      line("| " + escaped(split.name()) + " | " + split.rows() + " | " + times(split) + " |");
    }
  }

  private static String times(PublishedSplit split) {
    String from = split.fromMicros() == null ? "" : "from " + Micros.text(split.fromMicros()) + " ";
    return from + (split.toMicros() == null ? "" : "to before " + Micros.text(split.toMicros()));
  }

  private void columns() {
    line("\n## Columns\n\n| column | type | meaning |\n|---|---|---|");
    for (OutputColumn column : manifest.schema()) {
      String meaning = column.doc().isEmpty() ? column.role().text() : column.doc();
      line(
          "| "
              + escaped(column.name())
              + " | `"
              + column.type()
              + "` | "
              + escaped(meaning)
              + " |");
    }
  }

  private void sources() {
    line("\n## Made from\n\n| build | engine | knowledge time | table | snapshot |");
    line("|---|---|---|---|---|");
    manifest.builds().forEach(this::sources);
    line("\nDefinition `" + manifest.fingerprint() + "`.");
  }

  private void sources(String id, BuildProvenance build) {
    for (SourceSnapshot source : build.sourceSnapshots()) {
      line(
          String.join(
              " | ",
              "| " + id,
              build.engineVersion(),
              Micros.text(build.knowledgeTimeMicros()),
              escaped(source.table()),
              source.snapshotId() + " |"));
    }
  }

  private void line(String line) {
    text.append(line).append('\n');
  }

  /** Text of others, which must not be read as Markdown or HTML, nor break a table's row. */
  private static String escaped(String text) {
    return text.replaceAll("([\\\\`*\\[\\]<>|#])", "\\\\$1").replaceAll("\\R", " ");
  }
}
