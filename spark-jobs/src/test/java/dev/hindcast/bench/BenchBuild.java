/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.bench;

import dev.hindcast.config.DefinitionLayers;
import dev.hindcast.config.DefinitionParser;
import dev.hindcast.config.DefinitionText;
import dev.hindcast.config.ParsedDefinition;
import dev.hindcast.definition.DatasetDefinition;
import dev.hindcast.plan.BuildRequest;
import dev.hindcast.plan.BuildRequestJson;
import dev.hindcast.spark.testing.Builds;
import dev.hindcast.store.DatasetStore;
import dev.hindcast.store.DatasetStores;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.hadoop.conf.Configuration;

/** The build of a workload, as a request for the job. */
final class BenchBuild {
  private final BenchLake lake;
  private final Workload workload;
  private final Contestant contestant;
  private final BenchDefinition asked;

  BenchBuild(BenchLake lake, Workload workload, Contestant contestant) {
    this.lake = lake;
    this.workload = workload;
    this.contestant = contestant;
    this.asked = BenchDefinition.of(contestant);
  }

  BuildRequest request() {
    WorkloadSpan span = workload.span();
    ParsedDefinition parsed =
        DefinitionParser.parse(DefinitionLayers.of(new DefinitionText("bench.conf", definition())));
    BuildRequest request =
        Builds.request(
            parsed,
            contestant == Contestant.LAST_DAY ? span.lastLabelDayMicros() : span.labelsFromMicros(),
            span.labelsToMicros(),
            contestant == Contestant.BASE ? span.endMicros() : span.knowledgeTimeMicros(),
            store(parsed.definition()).latest().orElse(0));
    return contestant == Contestant.CORRECTION
        ? request.over("b-20260102T000000Z-00000001", request.windows())
        : request;
  }

  /** The files of the latest version. */
  List<String> files() {
    DatasetDefinition definition = request().definition().definition();
    DatasetStore store = store(definition);
    return store.load(store.latest().orElseThrow()).files().stream()
        .map(file -> lake.output(contestant) + "/" + definition.name() + "/" + file.path())
        .toList();
  }

  private static DatasetStore store(DatasetDefinition definition) {
    return DatasetStores.open(definition.path(), definition.name(), new Configuration());
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
          knowledge { %s }
          output.window = %s
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
            lake.output(contestant),
            lake.definitionOfCatalog(),
            workload.hasLateEvents()
                ? "policy = as-known-at"
                : "policy = as-known-at-label, delay = 0 s",
            contestant == Contestant.ONE_WINDOW ? "10000 days" : "1 day",
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
    return "lookback = "
        + workload.span().lookbackDays()
        + " days, max-length = "
        + workload.maxLength();
  }
}
