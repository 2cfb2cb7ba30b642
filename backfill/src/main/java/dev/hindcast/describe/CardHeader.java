/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.describe;

import com.fasterxml.jackson.databind.node.TextNode;
import dev.hindcast.dataset.OutputColumn;
import java.util.List;

/** What programs read of a dataset card: YAML before its text. */
final class CardHeader {
  private static final long[] SIZES = {
    1_000L, 10_000L, 100_000L, 1_000_000L, 10_000_000L, 100_000_000L, 1_000_000_000L
  };
  private static final List<String> SIZE_NAMES =
      List.of(
          "n<1K",
          "1K<n<10K",
          "10K<n<100K",
          "100K<n<1M",
          "1M<n<10M",
          "10M<n<100M",
          "100M<n<1B",
          "n>1B");

  private final StringBuilder yaml = new StringBuilder();

  private CardHeader() {}

  static String of(DescribedVersion version, List<CardSplit> splits) {
    CardHeader header = new CardHeader();
    header.line("---");
    header.line("license: " + quoted(version.license()));
    header.line("pretty_name: " + quoted(version.reference()));
    header.line("size_categories:");
    header.line("- " + quoted(sizeName(version.manifest().rows())));
    header.line("tags:");
    header.line("- user-event-sequences");
    header.files(splits);
    header.features(version.manifest().schema());
    header.sizes(version, splits);
    header.line("---");
    return header.yaml.toString();
  }

  private void files(List<CardSplit> splits) {
    line("configs:");
    line("- config_name: default");
    line("  data_files:");
    for (CardSplit split : splits) {
      line("  - split: " + quoted(split.name()));
      line("    path:");
      split.paths().forEach(path -> line("    - " + quoted(path)));
    }
  }

  private void features(List<OutputColumn> columns) {
    line("dataset_info:");
    line("  features:");
    for (OutputColumn column : columns) {
      ColumnType type = ColumnType.parse(column.type());
      line("  - name: " + quoted(column.name()));
      String indent = "    ";
      for (int depth = 1; depth < type.lists(); depth++) {
        line(indent + "list:");
        indent += "  ";
      }
      line(indent + (type.lists() == 0 ? "dtype: " : "list: ") + quoted(type.arrow()));
    }
  }

  private void sizes(DescribedVersion version, List<CardSplit> splits) {
    line("  splits:");
    for (CardSplit split : splits) {
      line("  - name: " + quoted(split.name()));
      line("    num_bytes: " + split.sizeBytes());
      line("    num_examples: " + split.rows());
    }
    line("  download_size: " + version.manifest().sizeBytes());
    line("  dataset_size: " + splits.stream().mapToLong(CardSplit::sizeBytes).sum());
  }

  /** As Hugging Face names how many rows there are. */
  private static String sizeName(long rows) {
    int size = 0;
    while (size < SIZES.length && rows >= SIZES[size]) {
      size++;
    }
    return SIZE_NAMES.get(size);
  }

  private void line(String text) {
    yaml.append(text).append('\n');
  }

  /** Text of JSON is text of YAML. */
  static String quoted(String text) {
    return TextNode.valueOf(text).toString();
  }
}
