/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hindcast.dataset.BuildProvenance;
import dev.hindcast.dataset.BuiltPart;
import dev.hindcast.dataset.ColumnRole;
import dev.hindcast.dataset.DatasetManifest;
import dev.hindcast.dataset.Knowledge;
import dev.hindcast.dataset.OutputColumn;
import dev.hindcast.dataset.OutputSequence;
import dev.hindcast.dataset.PublishedWindow;
import dev.hindcast.dataset.RowDigest;
import dev.hindcast.dataset.SequenceStatistics;
import dev.hindcast.dataset.UserStatistics;
import dev.hindcast.dataset.VersionPlan;
import dev.hindcast.definition.DatasetDefinition;
import dev.hindcast.definition.SequenceDefinition;
import dev.hindcast.plan.BuildRequest;
import dev.hindcast.store.DatasetStore;
import dev.hindcast.store.DatasetStores;
import dev.hindcast.submit.Submission;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.hadoop.conf.Configuration;

/** Publishes what a build of a request without any labels would. */
final class EmptyVersions {
  private EmptyVersions() {}

  static int publish(Submission submission) {
    return publish(submission.request(), submission.request().buildId());
  }

  /** As another build would do it. */
  static int publish(BuildRequest request, String buildId) {
    DatasetDefinition definition = request.definition().definition();
    DatasetStore store =
        DatasetStores.open(definition.path(), definition.name(), new Configuration());
    Optional<DatasetManifest> parent =
        request.parentVersion() == 0
            ? Optional.empty()
            : Optional.of(store.load(request.parentVersion()));
    DatasetManifest manifest =
        VersionPlan.of(definition.name(), parent, request.windows(), request.fingerprint())
            .manifest(part(request, buildId, definition));
    return store.publish(manifest).orThrow().version();
  }

  /** What a build of a request without any labels makes. */
  static BuiltPart part(BuildRequest request) {
    return part(request, request.buildId(), request.definition().definition());
  }

  private static BuiltPart part(
      BuildRequest request, String buildId, DatasetDefinition definition) {
    Map<String, SequenceStatistics> statistics =
        definition.sequences().stream()
            .collect(
                Collectors.toMap(SequenceDefinition::name, unused -> SequenceStatistics.EMPTY));
    return new BuiltPart(
        definition.name(),
        request.reason(),
        buildId,
        Knowledge.of(definition.knowledge()),
        tree(request),
        schema(definition),
        definition.sequences().stream().map(OutputSequence::of).toList(),
        List.of(),
        request.windows().stream()
            .map(
                window ->
                    new PublishedWindow(
                        window,
                        0,
                        RowDigest.ZERO,
                        buildId,
                        request.knowledgeTimeMicros(),
                        statistics))
            .toList(),
        List.of(),
        new BuildProvenance(
            request.createdAtMicros(),
            request.engineVersion(),
            request.fingerprint(),
            request.knowledgeTimeMicros(),
            request.sourceSnapshots(),
            Map.of(),
            Map.of("orders", Map.of("null-user", 2L, "null-event-time", 0L)),
            List.of(),
            List.of(),
            UserStatistics.NONE,
            Map.of(),
            Map.of()));
  }

  private static JsonNode tree(BuildRequest request) {
    try {
      return new ObjectMapper().readTree(request.definition().redactedJson());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a redacted definition is JSON", e);
    }
  }

  private static List<OutputColumn> schema(DatasetDefinition definition) {
    List<OutputColumn> columns = new ArrayList<>();
    columns.add(column(columns, "label_id", "string", ColumnRole.LABEL_ID, ""));
    columns.add(column(columns, "customer_id", "long", ColumnRole.USER, ""));
    columns.add(column(columns, "label_time", "timestamptz", ColumnRole.LABEL_TIME, ""));
    for (SequenceDefinition sequence : definition.sequences()) {
      String name = sequence.name();
      columns.add(column(columns, name + "__length", "int", ColumnRole.LENGTH, name));
    }
    return columns;
  }

  private static OutputColumn column(
      List<OutputColumn> before, String name, String type, ColumnRole role, String sequence) {
    return new OutputColumn(name, type, before.size() + 1, role, sequence, "");
  }
}
