/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.config;

import static dev.hindcast.config.DefinitionKey.Presence.OPTIONAL;
import static dev.hindcast.config.DefinitionKey.Presence.REQUIRED;
import static dev.hindcast.config.DefinitionKey.Presence.defaultValue;
import static dev.hindcast.config.DefinitionKey.Presence.otherwise;
import static dev.hindcast.config.DefinitionKey.rows;

import java.util.List;

/** Keys of one sequence. */
final class SequenceKeyTable {
  private static final String SEQUENCE = "dataset.sequences.<sequence>.";

  static final List<DefinitionKey> ALL =
      List.of(
          rows(
              SEQUENCE + "sources",
              new ListType("list of source names", NameType.SECTION, "[order-lines]"),
              otherwise("all sources, in the definition's order"),
              "Sources whose events are merged; their order decides between equal event times and"
                  + " tie-breaks."),
          rows(
              SEQUENCE + "enrich",
              new ListType("list of enrichment names", NameType.SECTION, "[item]"),
              defaultValue("[]"),
              "Enrichments whose values its events get."),
          rows(
              SEQUENCE + "filter",
              ValueTypes.SQL,
              OPTIONAL,
              "Predicate over attributes and enriched values; an event whose current revision fails is not in this sequence."),
          rows(
              SEQUENCE + "lookback",
              UnitText.DURATION,
              otherwise("unlimited"),
              "How long before the label time events count, that instant included."),
          rows(
              SEQUENCE + "gap",
              UnitText.DURATION,
              defaultValue("0 s"),
              "How long before the label time events stop to count, that instant excluded."),
          rows(
              SEQUENCE + "max-length",
              ValueTypes.LENGTH,
              REQUIRED,
              "Most events that are kept, the newest ones."),
          rows(
              SEQUENCE + "order",
              ValueTypes.choice("oldest-first", "newest-first"),
              defaultValue("oldest-first"),
              "Direction in which events are written."),
          rows(
              SEQUENCE + "tie-break",
              new ListType("list of column names", NameType.COLUMN, "[line]"),
              defaultValue("[]"),
              "Attributes, or else table columns, that order events of equal event time, ascending."),
          rows(
              SEQUENCE + "exclude",
              new ListType(
                  "list of `same-event`, `same-request`, `same-session`",
                  ValueTypes.choice("same-event", "same-request", "same-session"),
                  "[same-request]"),
              defaultValue("[]"),
              "Leaves out events that share their id, request or session with the label."),
          rows(
              SEQUENCE + "distinct-by",
              NameType.COLUMN,
              otherwise("none: all events stay"),
              "Attribute of whose every value only the newest event stays; events in which it is null all stay."),
          rows(
              SEQUENCE + "collapse-repeats",
              new RepeatsType(),
              defaultValue("false"),
              "Keeps only the newest event of neighbours that are equal in these attributes; true means all attributes of its sources that are known with the event."),
          rows(
              SEQUENCE + "quota.by",
              NameType.COLUMN,
              defaultValue("kind"),
              "Attribute that is the kind of an event."),
          rows(
              SEQUENCE + "quota.<kind>",
              ValueTypes.LENGTH,
              OPTIONAL,
              "Most events of that kind, the newest ones; other kinds are limited by max-length alone."),
          rows(
              SEQUENCE + "derive.<derived>",
              ValueTypes.SQL,
              OPTIONAL,
              "Expression over one event and its enriched values, or a section with type."),
          rows(
              SEQUENCE + "derive.<derived>.type",
              DerivedForm.TYPE,
              REQUIRED,
              "How the value is computed from the events that the label sees, before the cut to max-length."),
          rows(
              SEQUENCE + "derive.<derived>.unit",
              DerivedForm.UNIT,
              defaultValue("seconds"),
              "Whole units of time-before-label and time-since-previous, rounded down."),
          rows(
              SEQUENCE + "derive.<derived>.idle",
              PositiveDuration.TYPE,
              otherwise("required for session"),
              "How long nothing happens before a new session begins."),
          rows(
              SEQUENCE + "derive.<derived>.of",
              NameType.COLUMN,
              otherwise("required for distinct-count and sum"),
              "Attribute whose values are counted or summed; null is skipped."),
          rows(
              SEQUENCE + "derive.<derived>.by",
              NameType.COLUMN,
              otherwise("none: all events count"),
              "Attribute that must be the same: for count, distinct-count and sum."),
          rows(
              SEQUENCE + "derive.<derived>.within",
              PositiveDuration.TYPE,
              otherwise("unlimited"),
              "How far before the event others count; at its own time none do: for count, distinct-count and sum."),
          rows(
              SEQUENCE + "columns",
              new ListType("list of attribute names", NameType.COLUMN, "[event_time, item]"),
              otherwise(
                  "event_time, all attributes of its sources, all columns of its enrichments, all that is derived; in the definition's order"),
              "What is written of each event, in this order; event_time is always written, first if it"
                  + " is not listed."));

  private SequenceKeyTable() {}
}
