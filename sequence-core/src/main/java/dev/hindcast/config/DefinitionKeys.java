/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.config;

import static dev.hindcast.config.DefinitionKey.Presence.OPTIONAL;
import static dev.hindcast.config.DefinitionKey.Presence.REQUIRED;
import static dev.hindcast.config.DefinitionKey.Presence.defaultValue;
import static dev.hindcast.config.DefinitionKey.Presence.otherwise;

import dev.hindcast.config.DefinitionKey.Presence;
import java.util.ArrayList;
import java.util.List;

/**
 * Every key of a definition: the one place that says its type, default and meaning. What is not
 * here is an unknown key.
 */
final class DefinitionKeys {
  static final List<DefinitionKey> ALL = new Table().all();

  private DefinitionKeys() {}

  private static final class Table {
    private final List<DefinitionKey> keys = new ArrayList<>();

    List<DefinitionKey> all() {
      dataset();
      knowledge();
      labels();
      sources();
      sequences();
      output();
      gates();
      return List.copyOf(keys);
    }

    private void dataset() {
      free(
          "dataset.name",
          NameType.DATASET,
          REQUIRED,
          "Name of the dataset, and of the folder under the path that holds it.");
      free(
          "dataset.path",
          ValueTypes.TEXT,
          REQUIRED,
          "Folder or URI under which the dataset's folder lies; a relative one counts from the"
              + " working directory.");
      free("dataset.owner", ValueTypes.TEXT, OPTIONAL, "Who answers for the dataset.");
      free("dataset.description", ValueTypes.PROSE, OPTIONAL, "What the dataset is for.");
      free(
          "dataset.stage",
          ValueTypes.choice("experimental", "production"),
          OPTIONAL,
          "How far others may rely on the dataset.");
      free(
          "dataset.catalogs.<catalog>.<property>",
          new PropertyType(),
          OPTIONAL,
          "A property of the Iceberg catalog of that name, such as type, uri or warehouse; nested"
              + " keys are joined with dots.");
    }

    private void knowledge() {
      rows(
          "dataset.knowledge.policy",
          ValueTypes.choice("as-known-at-label", "as-known-at"),
          defaultValue("as-known-at-label"),
          "Which arrival times a label may see: those that serving saw at its label time, or all"
              + " up to one knowledge time.");
      rows(
          "dataset.knowledge.delay",
          UnitText.DURATION,
          otherwise("0 s under as-known-at-label; not allowed under as-known-at"),
          "Lag of the modelled serving pipeline: an event is visible that long after its"
              + " arrival.");
      free(
          "dataset.knowledge.time",
          ValueTypes.INSTANT,
          otherwise("the moment of planning; only allowed under as-known-at"),
          "Latest arrival time that counts, unless --knowledge-time gives another.");
    }

    private void labels() {
      rows(
          "dataset.labels.table",
          NameType.TABLE,
          REQUIRED,
          "Iceberg table of the labels, beginning with a declared catalog.");
      rows("dataset.labels.id", NameType.COLUMN, REQUIRED, "Column of the label id.");
      rows("dataset.labels.user", NameType.COLUMN, REQUIRED, "Column of the user id.");
      rows("dataset.labels.time", NameType.COLUMN, REQUIRED, "Column of the label time.");
      rows(
          "dataset.labels.columns",
          new ListType("list of column names", NameType.COLUMN, "[label, next_item]"),
          defaultValue("[]"),
          "Further columns that are carried through, in this order.");
      rows(
          "dataset.labels.where",
          ValueTypes.SQL,
          OPTIONAL,
          "Predicate over the label table's columns; only labels that pass are built.");
      rows(
          "dataset.labels.time-zone",
          ValueTypes.TIME_ZONE,
          otherwise("none: timestamps without zone are refused"),
          "Zone of the label table's timestamps without zone.");
    }

    private void sources() {
      String source = "dataset.sources.<source>.";
      rows(
          source + "table",
          NameType.TABLE,
          REQUIRED,
          "Iceberg table of the event revisions, beginning with a declared catalog.");
      rows(source + "user", NameType.COLUMN, REQUIRED, "Column of the user id.");
      rows(
          source + "event-id",
          new EventIdType(),
          REQUIRED,
          "What tells the events of one user apart: columns, or the row's own content.");
      rows(source + "event-time", NameType.COLUMN, REQUIRED, "Column of the event time.");
      rows(
          source + "arrival-time",
          new ArrivalTimeType(),
          REQUIRED,
          "When a revision became readable to a serving system: a column, the event time plus an"
              + " assumed delay, or the commit time of the snapshot that added the row.");
      rows(
          source + "revision",
          NameType.COLUMN,
          otherwise("none: the latest arrival wins"),
          "Column of the revision number.");
      rows(
          source + "retraction",
          ValueTypes.SQL,
          otherwise("none: no row is a retraction"),
          "Predicate over the table's columns that marks retractions.");
      rows(
          source + "corrections",
          ValueTypes.choice("none", "attributes", "any"),
          defaultValue("attributes"),
          "What later revisions of an event may change: nothing, its attributes, or its event time"
              + " too.");
      rows(
          source + "attributes.<attribute>",
          ValueTypes.SQL,
          OPTIONAL,
          "Column or expression over the table's columns that gives the attribute of that name.");
      rows(
          source + "where",
          ValueTypes.SQL,
          OPTIONAL,
          "Predicate over columns and attributes; an event whose current revision fails is not in"
              + " any sequence.");
      rows(
          source + "time-zone",
          ValueTypes.TIME_ZONE,
          otherwise("none: timestamps without zone are refused"),
          "Zone of the table's timestamps without zone.");
    }

    private void sequences() {
      String sequence = "dataset.sequences.<sequence>.";
      rows(
          sequence + "sources",
          new ListType("list of source names", NameType.SECTION, "[order-lines]"),
          otherwise("all sources, in the definition's order"),
          "Sources whose events are merged; their order decides between equal event times and"
              + " tie-breaks.");
      rows(
          sequence + "filter",
          ValueTypes.SQL,
          OPTIONAL,
          "Predicate over attributes; an event whose current revision fails is not in this"
              + " sequence.");
      rows(
          sequence + "lookback",
          UnitText.DURATION,
          otherwise("unlimited"),
          "How long before the label time events count, that instant included.");
      rows(
          sequence + "gap",
          UnitText.DURATION,
          defaultValue("0 s"),
          "How long before the label time events stop to count, that instant excluded.");
      rows(
          sequence + "max-length",
          ValueTypes.LENGTH,
          REQUIRED,
          "Most events that are kept, the newest ones.");
      rows(
          sequence + "order",
          ValueTypes.choice("oldest-first", "newest-first"),
          defaultValue("oldest-first"),
          "Direction in which events are written.");
      rows(
          sequence + "tie-break",
          new ListType("list of column names", NameType.COLUMN, "[line]"),
          defaultValue("[]"),
          "Attributes, or else table columns, that order events of equal event time, ascending.");
      rows(
          sequence + "columns",
          new ListType("list of attribute names", NameType.COLUMN, "[event_time, item]"),
          otherwise("event_time and all attributes of its sources, in the definition's order"),
          "What is written of each event, in this order; event_time is always written, first if it"
              + " is not listed.");
    }

    private void output() {
      rows(
          "dataset.output.layout",
          ValueTypes.choice("exploded"),
          defaultValue("exploded"),
          "Shape of the files: one row per label with its sequences as lists.");
      rows(
          "dataset.output.window",
          UnitText.DURATION,
          defaultValue("1 day"),
          "Length of a label window, in whole seconds.");
      free(
          "dataset.output.target-file-size",
          UnitText.SIZE,
          defaultValue("256 MiB"),
          "Size at which a file is closed and the next one begun.");
      free(
          "dataset.output.target-row-group-size",
          UnitText.SIZE,
          defaultValue("32 MiB"),
          "Size at which a Parquet row group is closed.");
      free(
          "dataset.output.compression",
          ValueTypes.choice("zstd", "snappy", "gzip", "uncompressed"),
          defaultValue("zstd"),
          "Parquet compression.");
    }

    private void gates() {
      free(
          "dataset.gates.max-rejected-share",
          ValueTypes.SHARE,
          defaultValue("0.5"),
          "Greatest share of rejected rows of any one input; more blocks publishing.");
      free(
          "dataset.gates.min-rows",
          ValueTypes.COUNT,
          defaultValue("0"),
          "Least rows of the build; fewer block publishing.");
      free(
          "dataset.gates.max-empty-share",
          ValueTypes.SHARE,
          defaultValue("1.0"),
          "Greatest share of labels whose every sequence is empty; more blocks publishing.");
      free(
          "dataset.gates.max-row-change",
          ValueTypes.RATIO,
          otherwise("unlimited"),
          "Greatest change of the number of rows of rebuilt windows, as a share of the last"
              + " version's; more blocks publishing.");
    }

    /** A key that is part of the fingerprint. */
    private void rows(String pattern, ValueType<?> type, Presence presence, String meaning) {
      keys.add(new DefinitionKey(pattern, type, presence, true, meaning));
    }

    /** A key that may change without any row changing. */
    private void free(String pattern, ValueType<?> type, Presence presence, String meaning) {
      keys.add(new DefinitionKey(pattern, type, presence, false, meaning));
    }
  }
}
