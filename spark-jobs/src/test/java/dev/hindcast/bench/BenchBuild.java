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
  private final BenchDefinition asked;

  BenchBuild(BenchLake lake, Workload workload, BenchDefinition asked) {
    this.lake = lake;
    this.workload = workload;
    this.asked = asked;
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
            attributes { item = item, quantity = quantity, price = price, %s }
          }
          %s
          sequences.recent {
            sources = [events], %s
            columns = [event_time, item, quantity, price]
          }
          %s
        }
        """
        .formatted(
            lake.output(asked.contestant()),
            lake.definitionOfCatalog(),
            BenchLake.LABELS,
            BenchLake.EVENTS,
            workload.corrections()
                ? "corrections = attributes, retraction = \"op = 'D'\""
                : "corrections = none",
            asked.attributes(),
            asked.enrichments(),
            range(),
            asked.sequences(range()));
  }

  private String range() {
    return "lookback = " + LOOKBACK_DAYS + " days, max-length = " + workload.maxLength();
  }
}
