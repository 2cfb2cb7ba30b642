/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.config;

import static dev.hindcast.config.DefinitionKey.Presence.OPTIONAL;
import static dev.hindcast.config.DefinitionKey.Presence.REQUIRED;
import static dev.hindcast.config.DefinitionKey.Presence.defaultValue;
import static dev.hindcast.config.DefinitionKey.Presence.otherwise;
import static dev.hindcast.config.DefinitionKey.free;
import static dev.hindcast.config.DefinitionKey.rows;

import java.util.List;

/** Keys of the dataset, its catalogs and what its labels may know. */
final class DatasetKeyTable {
  static final List<DefinitionKey> ALL =
      List.of(
          free(
              "dataset.name",
              NameType.DATASET,
              REQUIRED,
              "Name of the dataset, and of the folder under the path that holds it."),
          free(
              "dataset.path",
              ValueTypes.TEXT,
              REQUIRED,
              "Folder or URI under which the dataset's folder lies; a relative one counts from the"
                  + " working directory."),
          free("dataset.owner", ValueTypes.TEXT, OPTIONAL, "Who answers for the dataset."),
          free("dataset.description", ValueTypes.PROSE, OPTIONAL, "What the dataset is for."),
          free(
              "dataset.stage",
              ValueTypes.choice("experimental", "production"),
              OPTIONAL,
              "How far others may rely on the dataset."),
          free(
              "dataset.catalogs.<catalog>.<property>",
              new PropertyType(),
              OPTIONAL,
              "A property of the Iceberg catalog of that name, such as type, uri or warehouse; nested"
                  + " keys are joined with dots."),
          rows(
              "dataset.knowledge.policy",
              ValueTypes.choice("as-known-at-label", "as-known-at"),
              defaultValue("as-known-at-label"),
              "Which arrival times a label may see: those that serving saw at its label time, or all"
                  + " up to one knowledge time."),
          rows(
              "dataset.knowledge.delay",
              UnitText.DURATION,
              otherwise("0 s under as-known-at-label; not allowed under as-known-at"),
              "Lag of the modelled serving pipeline: an event is visible that long after its"
                  + " arrival."),
          free(
              "dataset.knowledge.time",
              ValueTypes.INSTANT,
              otherwise("the moment of planning; only allowed under as-known-at"),
              "Latest arrival time that counts, unless --knowledge-time gives another."));

  private DatasetKeyTable() {}
}
