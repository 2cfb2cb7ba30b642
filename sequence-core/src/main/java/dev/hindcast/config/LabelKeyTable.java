/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.config;

import static dev.hindcast.config.DefinitionKey.Presence.OPTIONAL;
import static dev.hindcast.config.DefinitionKey.Presence.REQUIRED;
import static dev.hindcast.config.DefinitionKey.Presence.defaultValue;
import static dev.hindcast.config.DefinitionKey.Presence.otherwise;
import static dev.hindcast.config.DefinitionKey.rows;

import java.util.List;

/** Keys of the labels. */
final class LabelKeyTable {
  private static final String LABELS = "dataset.labels.";

  static final List<DefinitionKey> ALL =
      List.of(
          rows(
              LABELS + "table",
              NameType.TABLE,
              REQUIRED,
              "Iceberg table of the labels, beginning with a declared catalog."),
          rows(LABELS + "id", NameType.COLUMN, REQUIRED, "Column of the label id."),
          rows(LABELS + "user", NameType.COLUMN, REQUIRED, "Column of the user id."),
          rows(LABELS + "time", NameType.COLUMN, REQUIRED, "Column of the label time."),
          rows(
              LABELS + "columns",
              new ListType("list of column names", NameType.COLUMN, "[label, next_item]"),
              defaultValue("[]"),
              "Further columns that are carried through, in this order."),
          rows(
              LABELS + "where",
              ValueTypes.SQL,
              OPTIONAL,
              "Predicate over the label table's columns; only labels that pass are built."),
          rows(
              LABELS + "time-zone",
              ValueTypes.TIME_ZONE,
              otherwise("none: timestamps without zone are refused"),
              "Zone of the label table's timestamps without zone."),
          rows(
              LABELS + "request",
              NameType.COLUMN,
              OPTIONAL,
              "Column of the request that a label belongs to."),
          rows(
              LABELS + "event",
              new ColumnsType(),
              OPTIONAL,
              "Columns of the id of the label's own event, in the order of event-id."),
          rows(
              LABELS + "session",
              NameType.COLUMN,
              OPTIONAL,
              "Column of the session that a label belongs to."),
          rows(
              LABELS + "outcome-end",
              NameType.COLUMN,
              otherwise("none: every label is mature"),
              "Timestamp column of the end of a label's outcome; a label whose outcome ends too late to be"
                  + " known is not built."),
          rows(
              LABELS + "grace",
              UnitText.DURATION,
              otherwise("0 s; only allowed with outcome-end"),
              "How long after the outcome's end reports of it may still arrive."),
          rows(
              LABELS + "sample.rate",
              ValueTypes.PART,
              otherwise("required in labels.sample"),
              "Share of the sampled labels that is kept, chosen by a fixed hash."),
          rows(
              LABELS + "sample.where",
              ValueTypes.SQL,
              otherwise("all labels are sampled"),
              "Predicate over the label table's columns; labels that fail are all kept."),
          rows(
              LABELS + "sample.salt",
              ValueTypes.TEXT,
              defaultValue("sample"),
              "Is hashed too: another salt chooses other labels."),
          rows(
              LABELS + "sample.by",
              ValueTypes.choice("label", "user", "request"),
              defaultValue("label"),
              "Whose id is hashed: labels of one user or request are then kept or left out together."),
          rows(
              LABELS + "sample.weight",
              NameType.COLUMN,
              defaultValue("weight"),
              "Output column of the label's weight: 1 / rate for sampled labels, 1 for the others."));

  private LabelKeyTable() {}
}
