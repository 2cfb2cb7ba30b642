/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.sample;

import dev.hindcast.dataset.DatasetManifest;
import dev.hindcast.spark.HindcastSession;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.SparkSession;

/**
 * Online Retail day by day: {@code RetailDays DEFINITION CSV FOLDER DAYS EVERY}. Builds on the
 * first of the last arrival days and corrects after each of the others; after every so many days,
 * and at the end, the version must be what a full build gives.
 */
public final class RetailDays {
  private RetailDays() {}

  public static void main(String[] arguments) {
    SamplePrograms.run(
        () -> {
          SamplePrograms.requireArguments(
              "RetailDays DEFINITION CSV FOLDER DAYS EVERY", arguments, 5, 5);
          Path folder = Path.of(arguments[2]).toAbsolutePath();
          ArrivalDays days =
              ArrivalDays.last(
                  OnlineRetailImport.rows(RetailFile.read(Path.of(arguments[1]))),
                  Integer.parseInt(arguments[3]));
          try (SampleLake lake = SampleLake.open(folder)) {
            OnlineRetailImport.create(lake);
            run(Path.of(arguments[0]), folder, days, Integer.parseInt(arguments[4]), lake);
          }
        });
  }

  private static void run(
      Path definition, Path folder, ArrivalDays days, int every, SampleLake lake) {
    RetailDataset planned = RetailDataset.of(null, definition, folder, "corrected");
    SparkSession spark =
        HindcastSession.open("online retail days", Map.of("lake", planned.catalog()));
    try {
      RetailDataset corrected = RetailDataset.of(spark, definition, folder, "corrected");
      RetailDataset full = RetailDataset.of(spark, definition, folder, "full");
      List<LocalDate> all = days.days();
      for (int n = 0; n < all.size(); n++) {
        OnlineRetailImport.Rows arrived = days.of(all.get(n));
        OnlineRetailImport.append(lake, arrived);
        DatasetManifest version = n == 0 ? corrected.build() : corrected.correct();
        say(all.get(n), arrived, version);
        if (n > 0 && (n % every == 0 || n == all.size() - 1)) {
          compare(all.get(n), version, full.build());
        }
      }
    } finally {
      spark.stop();
    }
  }

  private static void say(LocalDate day, OnlineRetailImport.Rows arrived, DatasetManifest version) {
    String latest = version.windows().get(version.windows().size() - 1).buildId();
    SamplePrograms.say(
        day
            + ": "
            + arrived.lines().size()
            + " lines and "
            + arrived.labels().size()
            + " labels arrived; version "
            + version.version()
            + ", "
            + version.rows()
            + " rows, "
            + version.windows().stream().filter(of -> !of.buildId().equals(latest)).count()
            + " of "
            + version.windows().size()
            + " label windows of other builds than the last window's");
  }

  private static void compare(LocalDate day, DatasetManifest version, DatasetManifest full) {
    if (!RetailDataset.content(version).equals(RetailDataset.content(full))) {
      throw new IllegalStateException(
          day + ": the corrected version " + version.version() + " differs from a full build");
    }
    SamplePrograms.say(
        day
            + ": equals a full build in rows, digests and statistics of all "
            + full.windows().size()
            + " label windows");
  }
}
