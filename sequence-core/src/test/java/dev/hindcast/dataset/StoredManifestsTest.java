/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Reads every manifest that an earlier state of the project wrote and that was kept. */
class StoredManifestsTest {
  private static final Path FOLDER = Path.of("..", "src-test-data", "manifests");
  private static final JsonMapper MAPPER = new JsonMapper();

  static List<Path> stored() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER.resolve("format-1"))) {
      return files.sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("stored")
  void storedManifestIsReadWithoutLoss(Path file) throws IOException {
    byte[] json = Files.readAllBytes(file);

    DatasetManifest manifest = ManifestJson.read(json, file.toString());

    assertThat(MAPPER.readTree(ManifestJson.write(manifest))).isEqualTo(MAPPER.readTree(json));
    assertThat(ManifestJson.read(ManifestJson.write(manifest), "again")).isEqualTo(manifest);
  }

  @ParameterizedTest
  @MethodSource("stored")
  void storedManifestKeepsToTheSchema(Path file) throws IOException {
    assertThat(ManifestSchema.problems(Files.readAllBytes(file))).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("stored")
  void storedManifestCanBeDescribed(Path file) throws IOException {
    DatasetManifest manifest = ManifestJson.read(Files.readAllBytes(file), file.toString());
    VersionDetails details = VersionDetails.of(manifest);

    assertThat(details.summary().rows()).isEqualTo(manifest.rows());
    assertThat(details.rowsByBuild()).containsOnlyKeys(manifest.builds().keySet());
  }

  @Test
  void everyFormatEverWrittenHasStoredManifests() throws IOException {
    for (int format = 1; format <= DatasetManifest.FORMAT_VERSION; format++) {
      try (Stream<Path> files = Files.list(FOLDER.resolve("format-" + format))) {
        assertThat(files).as("format %s", format).hasSizeGreaterThanOrEqualTo(3);
      }
    }
  }
}
