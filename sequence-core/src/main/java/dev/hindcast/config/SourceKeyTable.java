/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.config;

import static dev.hindcast.config.DefinitionKey.Presence.OPTIONAL;
import static dev.hindcast.config.DefinitionKey.Presence.REQUIRED;
import static dev.hindcast.config.DefinitionKey.Presence.defaultValue;
import static dev.hindcast.config.DefinitionKey.Presence.otherwise;
import static dev.hindcast.config.DefinitionKey.rows;

import java.util.List;

/** Keys of one event source. */
final class SourceKeyTable {
  private static final String SOURCE = "dataset.sources.<source>.";

  static final List<DefinitionKey> ALL =
      List.of(
          rows(
              SOURCE + "table",
              NameType.TABLE,
              REQUIRED,
              "Iceberg table of the event revisions, beginning with a declared catalog."),
          rows(SOURCE + "user", NameType.COLUMN, REQUIRED, "Column of the user id."),
          rows(
              SOURCE + "event-id",
              new EventIdType(),
              REQUIRED,
              "What tells the events of one user apart: columns, or the row's own content."),
          rows(SOURCE + "event-time", NameType.COLUMN, REQUIRED, "Column of the event time."),
          rows(
              SOURCE + "arrival-time",
              new ArrivalTimeType(),
              REQUIRED,
              "When a revision became readable to a serving system: a column, the event time plus an"
                  + " assumed delay, or the commit time of the snapshot that added the row."),
          rows(
              SOURCE + "revision",
              NameType.COLUMN,
              otherwise("none: the latest arrival wins"),
              "Column of the revision number."),
          rows(
              SOURCE + "retraction",
              ValueTypes.SQL,
              otherwise("none: no row is a retraction"),
              "Predicate over the table's columns that marks retractions."),
          rows(
              SOURCE + "corrections",
              ValueTypes.choice("none", "attributes", "any"),
              defaultValue("attributes"),
              "What later revisions of an event may change: nothing, its attributes, or its event time"
                  + " too."),
          rows(
              SOURCE + "attributes.<attribute>",
              ValueTypes.SQL,
              OPTIONAL,
              "Column or expression over the table's columns that gives the attribute of that name, or a"
                  + " section with value."),
          rows(
              SOURCE + "attributes.<attribute>.value",
              ValueTypes.SQL,
              REQUIRED,
              "Column or expression over the table's columns that gives the attribute."),
          rows(
              SOURCE + "attributes.<attribute>.known-after",
              new KnownAfterType(),
              otherwise("none: known with the event"),
              "When the value becomes known: that long after the event, or at the instant in a column; until"
                  + " then it is null."),
          rows(
              SOURCE + "where",
              ValueTypes.SQL,
              OPTIONAL,
              "Predicate over columns and attributes; an event whose current revision fails is not in"
                  + " any sequence."),
          rows(
              SOURCE + "time-zone",
              ValueTypes.TIME_ZONE,
              otherwise("none: timestamps without zone are refused"),
              "Zone of the table's timestamps without zone."),
          rows(
              SOURCE + "request",
              NameType.COLUMN,
              otherwise(
                  "the attribute request, else an attribute or column of the name of"
                      + " labels.request"),
              "Column of the request that an event belongs to, for exclude."),
          rows(
              SOURCE + "session",
              NameType.COLUMN,
              otherwise(
                  "the attribute session, else an attribute or column of the name of"
                      + " labels.session"),
              "Column of the session that an event belongs to, for exclude."));

  private SourceKeyTable() {}
}
