/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindcast.cases.ExpectedSequence;
import dev.hindcast.cases.GoldenCase;
import dev.hindcast.dataset.DatasetManifest;
import dev.hindcast.plan.BuildRequest;
import dev.hindcast.spark.testing.Builds;
import dev.hindcast.spark.testing.CaseLake;
import dev.hindcast.spark.testing.WrittenSequences;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every folder of {@code src-test-data/cases}, by the real job over Iceberg tables. */
class GoldenCasesInSparkTest {
  private static final Path ROOT = Path.of("..", "src-test-data", "cases");

  static List<Path> folders() throws IOException {
    return GoldenCase.folders(ROOT);
  }

  @ParameterizedTest
  @MethodSource("folders")
  void jobGivesWhatTheFolderExpects(Path folder) throws IOException {
    GoldenCase golden = GoldenCase.read(folder);
    String namespace = "golden_" + golden.name().replace('-', '_');
    CaseLake.load(namespace, golden.tables());
    BuildRequest request =
        Builds.request(
            CaseLake.definition(
                namespace,
                golden.definition(),
                Files.readString(folder.resolve("definition.conf"))),
            golden.fromMicros(),
            golden.toMicros(),
            golden.knowledgeTimeMicros());

    DatasetManifest manifest = Builds.run(request);

    WrittenSequences written = WrittenSequences.read(request.definition().definition(), manifest);
    List<ExpectedSequence> lines = golden.expected().stream().map(written::like).toList();
    assertThat(lines).isEqualTo(golden.expected());
    assertThat(manifest.rows()).isEqualTo(golden.tables().get("labels").rows().size());
    assertThat(written.labels()).isEqualTo(manifest.rows());
  }
}
