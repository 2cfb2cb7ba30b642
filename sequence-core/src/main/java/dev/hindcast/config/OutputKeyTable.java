/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.config;

import static dev.hindcast.config.DefinitionKey.Presence.OPTIONAL;
import static dev.hindcast.config.DefinitionKey.Presence.defaultValue;
import static dev.hindcast.config.DefinitionKey.Presence.otherwise;
import static dev.hindcast.config.DefinitionKey.free;
import static dev.hindcast.config.DefinitionKey.rows;

import java.util.List;

/** Keys of the output, of the gates before it and of what is said of its windows. */
final class OutputKeyTable {
  static final List<DefinitionKey> ALL =
      List.of(
          rows(
              "dataset.output.layout",
              ValueTypes.choice("exploded"),
              defaultValue("exploded"),
              "Shape of the files: one row per label with its sequences as lists."),
          rows(
              "dataset.output.window",
              UnitText.DURATION,
              defaultValue("1 day"),
              "Length of a label window, in whole seconds."),
          free(
              "dataset.output.target-file-size",
              UnitText.SIZE,
              defaultValue("256 MiB"),
              "Size at which a file is closed and the next one begun."),
          free(
              "dataset.output.target-row-group-size",
              UnitText.SIZE,
              defaultValue("32 MiB"),
              "Size at which a Parquet row group is closed."),
          free(
              "dataset.output.compression",
              ValueTypes.choice("zstd", "snappy", "gzip", "uncompressed"),
              defaultValue("zstd"),
              "Parquet compression."),
          free(
              "dataset.output.pin-sources",
              ValueTypes.choice("true", "false"),
              defaultValue("true"),
              "Give every source snapshot that a build reads an Iceberg tag, so that it is not expired while a version needs it."),
          rows(
              "dataset.output.splits.<split>",
              new SplitEndType(),
              OPTIONAL,
              "Label times of the split of that name end before this instant and begin where the split before"
                  + " ends; splits stand in the order of time."),
          rows(
              "dataset.output.splits.embargo",
              UnitText.DURATION,
              otherwise("0 s; required with labels.outcome-end"),
              "Labels that shortly before the end of a split, except the last, belong to none."),
          rows(
              "dataset.output.splits.users.<split>",
              ValueTypes.PART,
              OPTIONAL,
              "Share of the users in the split of that name, chosen by a fixed hash; shares sum to 1."),
          rows(
              "dataset.output.splits.users.salt",
              ValueTypes.TEXT,
              defaultValue("split"),
              "Is hashed too: another salt splits the users differently."),
          free(
              "dataset.gates.max-rejected-share",
              ValueTypes.SHARE,
              defaultValue("0.5"),
              "Greatest share of rejected rows of any one input; more blocks publishing."),
          free(
              "dataset.gates.min-rows",
              ValueTypes.COUNT,
              defaultValue("0"),
              "Least rows of the build; fewer block publishing."),
          free(
              "dataset.gates.max-empty-share",
              ValueTypes.SHARE,
              defaultValue("1.0"),
              "Greatest share of labels whose every sequence is empty; more blocks publishing."),
          free(
              "dataset.gates.max-row-change",
              ValueTypes.RATIO,
              otherwise("unlimited"),
              "Greatest change of the number of rows of rebuilt windows, as a share of the last"
                  + " version's; more blocks publishing."),
          free(
              "dataset.completeness.settled-share",
              ValueTypes.SHARE,
              defaultValue("0.999"),
              "Least share of its data that must have arrived for a label window to count as settled;"
                  + " 0 for any."));

  private OutputKeyTable() {}
}
