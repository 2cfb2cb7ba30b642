/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.publish;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hindcast.dataset.BuildProvenance;
import dev.hindcast.dataset.BuiltPart;
import dev.hindcast.dataset.CheckedStatement;
import dev.hindcast.dataset.CompletenessRule;
import dev.hindcast.dataset.GateResult;
import dev.hindcast.dataset.InputArrivals;
import dev.hindcast.dataset.Knowledge;
import dev.hindcast.dataset.OutputColumn;
import dev.hindcast.dataset.OutputSequence;
import dev.hindcast.dataset.PublishedFile;
import dev.hindcast.dataset.PublishedSplit;
import dev.hindcast.dataset.PublishedWindow;
import dev.hindcast.definition.DatasetDefinition;
import dev.hindcast.definition.SequenceDefinition;
import dev.hindcast.label.LabelWindow;
import dev.hindcast.parquet.OutputType;
import dev.hindcast.parquet.WrittenFile;
import dev.hindcast.plan.BuildRequest;
import dev.hindcast.spark.row.OutputShape;
import java.util.List;
import java.util.Map;

/** Describes a build in a dataset manifest, out of its request and of what its tasks made. */
final class Publication {
  private final BuildRequest request;
  private final DatasetDefinition definition;
  private final OutputShape shape;

  Publication(BuildRequest request, OutputShape shape) {
    this.request = request;
    this.definition = request.definition().definition();
    this.shape = shape;
  }

  /**
   * The part of a version that the build made.
   *
   * @param recorded until when the inputs were recorded, without their lateness
   * @param dataFolder the build's data folder, relative to the dataset's root
   */
  BuiltPart part(
      BuildTotals totals,
      Map<String, InputArrivals> recorded,
      List<GateResult> gates,
      List<CheckedStatement> statements,
      String dataFolder) {
    BuildProvenance provenance =
        new BuildProvenance(
            request.createdAtMicros(),
            request.engineVersion(),
            request.fingerprint(),
            request.knowledgeTimeMicros(),
            request.sourceSnapshots(),
            totals.inputCounts(),
            totals.rejected(),
            gates,
            statements,
            totals.users(),
            request.columns(),
            totals.arrivals(recorded));
    CompletenessRule completeness = CompletenessRule.of(definition);
    return new BuiltPart(
        definition.name(),
        request.reason(),
        request.buildId(),
        Knowledge.of(definition.knowledge()),
        definitionTree(),
        schema(),
        sequences(),
        definition.output().splits().map(PublishedSplit::of).orElse(List.of()),
        request.windows().stream()
            .map(
                window ->
                    published(window, totals)
                        .with(
                            completeness
                                .judge(
                                    window, provenance, totals.immatureUntilMicros(window), false)
                                .orElseThrow()))
            .toList(),
        totals.files().stream().map(file -> published(file, dataFolder)).toList(),
        provenance);
  }

  List<OutputColumn> schema() {
    return shape.columns().stream()
        .map(
            column ->
                new OutputColumn(
                    column.column().name(),
                    typeText(column.column().type()),
                    column.column().fieldId(),
                    column.role(),
                    column.sequence(),
                    column.column().doc()))
        .toList();
  }

  List<OutputSequence> sequences() {
    return definition.sequences().stream()
        .map((SequenceDefinition sequence) -> OutputSequence.of(sequence))
        .toList();
  }

  /** {@code int64}, {@code decimal(9,2)}, {@code list<string>}. */
  private static String typeText(OutputType type) {
    return type instanceof OutputType.ListOf list
        ? "list<" + typeText(list.element()) + ">"
        : type.json().replace("\"", "");
  }

  private JsonNode definitionTree() {
    try {
      return new ObjectMapper().readTree(request.definition().redactedJson());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the redacted definition is no JSON", e);
    }
  }

  private PublishedWindow published(LabelWindow window, BuildTotals totals) {
    return new PublishedWindow(
        window,
        totals.rows(window),
        totals.digest(window),
        request.buildId(),
        request.knowledgeTimeMicros(),
        totals.statistics(window),
        totals.splits().rows(window),
        totals.splits().withoutSplit(window));
  }

  private static PublishedFile published(WrittenFile file, String dataFolder) {
    return new PublishedFile(
        dataFolder + "/" + file.path(),
        file.window().fromMicros(),
        file.window().toMicros(),
        file.sizeBytes(),
        file.rows(),
        file.sha256(),
        file.rowDigest(),
        file.minLabelTimeMicros(),
        file.maxLabelTimeMicros(),
        file.minUserHash(),
        file.maxUserHash(),
        Map.of());
  }
}
