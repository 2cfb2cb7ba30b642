/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.config;

import static dev.hindcast.config.DefinitionKey.Presence.OPTIONAL;
import static dev.hindcast.config.DefinitionKey.Presence.REQUIRED;
import static dev.hindcast.config.DefinitionKey.Presence.defaultValue;
import static dev.hindcast.config.DefinitionKey.Presence.otherwise;
import static dev.hindcast.config.DefinitionKey.free;
import static dev.hindcast.config.DefinitionKey.rows;

import java.util.List;

/** Keys of one enrichment. */
final class EnrichmentKeyTable {
  private static final String ENRICHMENT = "dataset.enrichments.<enrichment>.";

  static final List<DefinitionKey> ALL =
      List.of(
          rows(
              ENRICHMENT + "table",
              NameType.TABLE,
              REQUIRED,
              "Iceberg table of the dimension, beginning with a declared catalog."),
          rows(
              ENRICHMENT + "key.<event-attribute>",
              NameType.COLUMN,
              otherwise("at least one is required"),
              "Column of the dimension that must equal the event's attribute of that name; null equals nothing."),
          rows(
              ENRICHMENT + "valid-from",
              NameType.COLUMN,
              REQUIRED,
              "Column of the first instant at which a row holds."),
          rows(
              ENRICHMENT + "valid-to",
              NameType.COLUMN,
              otherwise("none: until the next row of the key begins"),
              "Column of the instant at which a row stops to hold; null there means never."),
          rows(
              ENRICHMENT + "known-at",
              NameType.COLUMN,
              otherwise("the column of valid-from"),
              "Column of the instant from which a row was known."),
          rows(
              ENRICHMENT + "columns.<column>",
              NameType.COLUMN,
              otherwise("at least one is required"),
              "Column of the dimension that gives the value of that name; all values of an event come from one row."),
          rows(
              ENRICHMENT + "space",
              NameType.COLUMN,
              OPTIONAL,
              "Column that names the space of a row's embeddings, such as the version of their model."),
          free(
              ENRICHMENT + "mixed-spaces",
              ValueTypes.choice("refuse", "allow"),
              defaultValue("refuse"),
              "Whether a sequence may hold embeddings of several spaces."),
          rows(
              ENRICHMENT + "max-staleness",
              PositiveDuration.TYPE,
              otherwise("unlimited"),
              "An older row is as good as none: most that the event time may be after valid-from."),
          rows(
              ENRICHMENT + "on-miss",
              new OnMissType(),
              defaultValue("\"null\""),
              "What an event without a row gets: nulls, one value in every column, or no place in any sequence."),
          rows(
              ENRICHMENT + "as-of",
              ValueTypes.choice("event", "label"),
              defaultValue("event"),
              "Whether the row is that of the event time or that of the label time."),
          free(
              ENRICHMENT + "overlap",
              ValueTypes.choice("newest", "refuse"),
              defaultValue("newest"),
              "What rows of one key with overlapping validity do: the one that begins last wins and a warning is reported, or the build fails."),
          rows(
              ENRICHMENT + "time-zone",
              ValueTypes.TIME_ZONE,
              otherwise("none: timestamps without zone are refused"),
              "Zone of the table's timestamps without zone."));

  private EnrichmentKeyTable() {}
}
