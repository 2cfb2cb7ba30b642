/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.dataset;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hindcast.label.LabelWindow;
import java.util.List;
import java.util.Objects;

/**
 * What one build adds to a dataset: its windows and files, and how it made them. Together with the
 * windows that are carried over it becomes a dataset version.
 *
 * @param definition resolved and redacted
 * @param splits without rows, which stand in the windows; empty without splits
 * @param windows every label window of the request, also those without rows
 */
public record BuiltPart(
    String dataset,
    String reason,
    String buildId,
    Knowledge knowledge,
    JsonNode definition,
    List<OutputColumn> schema,
    List<OutputSequence> sequences,
    List<PublishedSplit> splits,
    List<PublishedWindow> windows,
    List<PublishedFile> files,
    BuildProvenance provenance) {
  public BuiltPart {
    Checks.datasetName(dataset);
    Objects.requireNonNull(reason, "reason");
    Checks.buildId(buildId);
    Objects.requireNonNull(knowledge, "knowledge");
    definition = Objects.requireNonNull(definition, "definition").deepCopy();
    schema = List.copyOf(schema);
    sequences = List.copyOf(sequences);
    splits = List.copyOf(splits);
    windows = List.copyOf(windows);
    files = List.copyOf(files);
    Objects.requireNonNull(provenance, "provenance");
    for (PublishedWindow window : windows) {
      Checks.require(
          window.buildId().equals(buildId),
          "label window "
              + window.window()
              + " is of build "
              + window.buildId()
              + ", not "
              + buildId);
    }
  }

  /** The same, its windows judged by what a build knows of its inputs. */
  BuiltPart judged(CompletenessRule rule, BuildProvenance build) {
    return new BuiltPart(
        dataset,
        reason,
        buildId,
        knowledge,
        definition,
        schema,
        sequences,
        splits,
        windows.stream().map(window -> rule.judged(window, build)).toList(),
        files,
        provenance);
  }

  List<LabelWindow> labelWindows() {
    return windows.stream().map(PublishedWindow::window).sorted().toList();
  }
}
