/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.bench;

import dev.hindcast.plan.BuildRequest;
import dev.hindcast.plan.BuildRequestJson;
import dev.hindcast.spark.testing.Builds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The build of a workload, as a request for the job. */
final class BenchBuild {
  static final int LOOKBACK_DAYS = 60;

  private final BenchLake lake;
  private final Workload workload;

  BenchBuild(BenchLake lake, Workload workload) {
    this.lake = lake;
    this.workload = workload;
  }

  BuildRequest request() {
    return Builds.request(
        definition(),
        WorkloadTables.LABELS_FROM,
        WorkloadTables.LABELS_TO,
        WorkloadTables.KNOWLEDGE_TIME);
  }

  /** Plans the build and returns the file with its request. */
  Path writeRequest() throws IOException {
    Path file = lake.folder().resolve("request.json");
    Files.writeString(file, BuildRequestJson.write(request()));
    return file;
  }

  private String definition() {
    return """
        dataset {
          name = bench
          path = "%s"
          %s
          knowledge { policy = as-known-at-label, delay = 0 s }
          labels {
            table = "%s", id = label_id, user = user_id, time = label_time, columns = [label]
          }
          sources.events {
            table = "%s", user = user_id, event-id = event_id
            event-time = event_time, arrival-time = arrival_time
            %s
            attributes { item = item, quantity = quantity, price = price }
          }
          sequences.recent {
            sources = [events], lookback = %d days, max-length = %d
            columns = [event_time, item, quantity, price]
          }
        }
        """
        .formatted(
            lake.output(Contestant.HINDCAST),
            lake.definitionOfCatalog(),
            BenchLake.LABELS,
            BenchLake.EVENTS,
            workload.corrections()
                ? "corrections = attributes, retraction = \"op = 'D'\""
                : "corrections = none",
            LOOKBACK_DAYS,
            workload.maxLength());
  }
}
