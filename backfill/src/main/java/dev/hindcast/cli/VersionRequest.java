/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.cli;

import dev.hindcast.cli.options.DatasetOptions;
import dev.hindcast.config.DefinitionLayers;
import dev.hindcast.config.DefinitionParser;
import dev.hindcast.config.ParsedDefinition;
import dev.hindcast.dataset.BuildProvenance;
import dev.hindcast.dataset.DatasetManifest;
import dev.hindcast.error.ErrorCode;
import dev.hindcast.error.HindcastException;
import dev.hindcast.label.LabelWindow;
import dev.hindcast.plan.BuildRequest;
import dev.hindcast.plan.BuildWaivers;
import dev.hindcast.store.DatasetStore;
import dev.hindcast.store.DatasetVersions;
import dev.hindcast.store.erase.Erasures;
import dev.hindcast.submit.JobKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Carries the definition of a version to a job that asks questions about it. */
record VersionRequest(JobKind kind, DatasetStore store, DatasetManifest manifest) {
  /**
   * About the version that was named.
   *
   * @throws HindcastException DATASET_MISSING or MANIFEST_UNREADABLE
   */
  static VersionRequest of(JobKind kind, DatasetOptions dataset) {
    DatasetStore store = dataset.store();
    return new VersionRequest(
        kind, store, DatasetVersions.show(store, dataset.version()).manifest());
  }

  /** What the job is given to find the version by, and more; a list of its own. */
  List<String> arguments(String... more) {
    List<String> arguments = datasetArguments();
    arguments.addAll(List.of("--version", Integer.toString(manifest.version())));
    arguments.addAll(List.of(more));
    return arguments;
  }

  /** What the job is given to find the dataset by; a list of its own. */
  List<String> datasetArguments() {
    return new ArrayList<>(List.of("--dataset", store.layout().root()));
  }

  /**
   * A question about the version's inputs.
   *
   * @throws HindcastException DEFINITION_INVALID if the definition would give other rows
   */
  Question ask(ParsedDefinition definition, List<String> arguments) {
    if (!definition.fingerprint().equals(manifest.fingerprint())) {
      throw new HindcastException(
          ErrorCode.DEFINITION_INVALID,
          "Cannot use the definition of dataset "
              + manifest.reference()
              + " with what is laid over it: it would give other rows than the version has. Lay"
              + " over it only how to reach the catalogs.");
    }
    return askAnyway(definition, arguments);
  }

  /** A question that needs no inputs. */
  Question ask(List<String> arguments) {
    return askAnyway(
        DefinitionParser.parse(DefinitionLayers.of(manifest.definitionText())), arguments);
  }

  /** A question with a definition that may be another one. */
  Question askAnyway(ParsedDefinition definition, List<String> arguments) {
    return new Question(kind, request(definition), arguments);
  }

  private BuildRequest request(ParsedDefinition definition) {
    BuildProvenance build = manifest.build();
    LabelWindow window =
        manifest.windows().isEmpty() ? new LabelWindow(0, 1) : manifest.windows().get(0).window();
    return new BuildRequest(
        manifest.buildId(),
        build.createdAtMicros(),
        build.engineVersion(),
        definition,
        window.fromMicros(),
        window.toMicros(),
        List.of(window),
        build.knowledgeTimeMicros(),
        build.sourceSnapshots(),
        Map.of(),
        0,
        kind.text(),
        BuildWaivers.NONE,
        new Erasures(store).users());
  }
}
