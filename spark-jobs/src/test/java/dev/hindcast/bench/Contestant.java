/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.bench;

import java.util.Locale;

/** Who computes the sequences of a workload, or a part of that work. */
enum Contestant {
  /** The build job, from a request to a published version. */
  HINDCAST("Hindcast build"),
  /** The same job with four sequences, three enrichments and ten derived attributes. */
  RICH("Hindcast build, rich definition"),
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
    return this == HINDCAST || this == RICH;
  }

  boolean writesSequences() {
    return this != FLOOR;
  }
}
