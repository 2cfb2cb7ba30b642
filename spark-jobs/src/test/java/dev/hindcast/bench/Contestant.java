/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.bench;

import java.util.Locale;

/** Who computes the sequences of a workload, or a part of that work. */
enum Contestant {
  /** The build job, from a request to a published version. */
  HINDCAST("Hindcast build"),
  /** The same job with four sequences, three enrichments and ten derived attributes. */
  RICH("Hindcast build, rich definition"),
  /** The build of what was known when the last day ended; not measured. */
  BASE("Hindcast build, before late events"),
  /** Brings what {@link #BASE} built up to date. */
  CORRECTION("Hindcast correction"),
  /** The labels of the last day alone. */
  LAST_DAY("Hindcast build, one daily window"),
  /** All labels in one window. */
  ONE_WINDOW("Hindcast build, one long window"),
  /** What Spark itself needs for the same rows: scan, shuffle by user, sort; nothing written. */
  FLOOR("Spark's floor"),
  /** Range join, collect_list, sort_array, slice; written as Parquet. */
  SPARK_SQL("plain Spark SQL"),
  /** max_by(struct, key, N) over the same data files; written as Parquet. */
  DUCKDB("DuckDB");

  private final String title;

  Contestant(String title) {
    this.title = title;
  }

  String title() {
    return title;
  }

  /** Name on the command line and of its output folder. */
  String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static Contestant of(String key) {
    for (Contestant contestant : values()) {
      if (contestant.key().equals(key)) {
        return contestant;
      }
    }
    throw new IllegalArgumentException("there is no contestant " + key);
  }

  /** Whether it is our job that builds a dataset. */
  boolean isBuild() {
    return title.startsWith("Hindcast");
  }

  /** Whether it answers all labels of the workload. */
  boolean answersAll() {
    return writesSequences() && this != LAST_DAY;
  }

  /** What its costs are a share or a multiple of, if it runs as well. */
  Contestant base(Workload workload) {
    return workload.name().equals("windows") ? LAST_DAY : HINDCAST;
  }

  /** Whether it can run a workload. */
  boolean canRun(Workload workload) {
    return switch (this) {
      case HINDCAST -> true;
      case CORRECTION -> workload.hasLateEvents();
      case BASE -> false;
      case LAST_DAY, ONE_WINDOW -> workload.name().equals("windows");
      default -> !workload.hasLateEvents() && !workload.name().equals("windows");
    };
  }

  boolean writesSequences() {
    return this != FLOOR;
  }
}
