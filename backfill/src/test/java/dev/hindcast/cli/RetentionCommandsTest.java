/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindcast.dataset.DatasetManifest;
import dev.hindcast.dataset.ManifestExamples;
import dev.hindcast.dataset.ManifestJson;
import dev.hindcast.dataset.PublishedFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands that name, roll back and remove versions, with real files. */
class RetentionCommandsTest {
  @TempDir Path folder;
  private Path dataset;

  @BeforeEach
  void publishThreeVersions() throws IOException {
    dataset = folder.resolve(ManifestExamples.DATASET);
    Optional<DatasetManifest> parent = Optional.empty();
    for (int n = 1; n <= 3; n++) {
      DatasetManifest next = ManifestExamples.version(parent, "b-" + n, n, n);
      Files.createDirectories(dataset.resolve("versions"));
      Files.write(dataset.resolve("versions/v00000" + n + ".json"), ManifestJson.write(next));
      for (PublishedFile file : next.files()) {
        Files.createDirectories(dataset.resolve(file.path()).getParent());
        Files.write(dataset.resolve(file.path()), new byte[(int) file.sizeBytes()]);
      }
      parent = Optional.of(next);
    }
  }

  @Test
  void taggedVersionsAreFoundByTheirNameInEveryCommand() {
    CommandRun tagged = CommandRun.of("versions", "tag", dataset + "@v2", "prod");
    assertThat(tagged.exitCode()).as(tagged.err()).isZero();
    assertThat(tagged.err()).isEqualTo("Version 2 of dataset home-feed is tagged prod\n");
    assertThat(tagged.out()).isEmpty();

    assertThat(CommandRun.of("versions", "show", dataset + "@prod").out())
        .startsWith("Version 2 of dataset home-feed\n");
    assertThat(CommandRun.of("versions", "files", dataset + "@prod").out().lines()).hasSize(4);
    assertThat(CommandRun.of("versions", "list", dataset).out().lines())
        .hasSize(3)
        .anySatisfy(line -> assertThat(line).startsWith("v2  ").endsWith("  tagged prod"));
    assertThat(CommandRun.of("versions", "list", dataset, "--format", "json").out())
        .contains("\"tags\" : [ \"prod\" ]");
    assertThat(CommandRun.of("versions", "show", dataset + "@latest").out())
        .startsWith("Version 3 ");
  }

  @Test
  void tagsAreMovedWhenAskedAndDeleted() {
    CommandRun.of("versions", "tag", dataset + "@v1", "prod");

    CommandRun taken = CommandRun.of("versions", "tag", dataset, "prod", "--format=json");
    assertThat(taken.exitCode()).isEqualTo(5);
    assertThat(taken.err())
        .contains("Cannot tag version 3 of dataset home-feed as prod: that is the name of");
    assertThat(taken.out()).contains("\"code\" : \"TAG_TAKEN\"");
    CommandRun moved = CommandRun.of("versions", "tag", dataset, "prod", "--move", "--format=json");
    assertThat(moved.exitCode()).isZero();
    assertThat(moved.out()).contains("\"version\" : 3", "\"versionBefore\" : 1");
    CommandRun deleted = CommandRun.of("versions", "tag", dataset, "--delete", "prod");
    assertThat(deleted.err())
        .isEqualTo("Version 3 of dataset home-feed is no longer tagged prod\n");
    assertThat(CommandRun.of("versions", "show", dataset + "@prod").exitCode()).isEqualTo(3);
  }

  @Test
  void wrongTagCommandsAreRefused() {
    for (String[] wrong :
        new String[][] {
          {"versions", "tag", dataset + "@v1"},
          {"versions", "tag", dataset + "@v1", "a", "--delete", "b"},
          {"versions", "tag", dataset + "@v1", "--delete", "b"},
          {"versions", "tag", dataset + "@v1", "latest"},
          {"versions", "tag", dataset + "@v1", "v9"},
          {"versions", "tag", dataset + "@v1", "../x"},
          {"versions", "tag", dataset + "@..x", "a"},
          {"versions", "rollback", dataset.toString()},
          {"versions", "rollback", dataset + "@v3"},
          {"versions", "expire", dataset.toString()},
          {"versions", "expire", dataset.toString(), "--keep", "0"},
          {"versions", "expire", dataset + "@v1", "--keep", "1"},
          {"versions", "expire", dataset.toString(), "--older-than", "soon"},
        }) {
      CommandRun run = CommandRun.of((Object[]) wrong);
      assertThat(run.exitCode()).as(String.join(" ", wrong) + run.err()).isEqualTo(2);
      assertThat(run.err()).as(String.join(" ", wrong)).isNotBlank();
    }
    assertThat(dataset.resolve("tags")).doesNotExist();
    assertThat(CommandRun.of("versions", "tag", dataset + "@v9", "a").exitCode()).isEqualTo(3);
  }

  @Test
  void anEarlierVersionBecomesTheLatestAgain() {
    CommandRun run = CommandRun.of("versions", "rollback", dataset + "@v1");

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out()).isEqualTo(dataset + "@v4\n");
    assertThat(run.err()).contains("(rollback, parent version 3");
    assertThat(CommandRun.of("versions", "files", dataset).out())
        .isEqualTo(CommandRun.of("versions", "files", dataset + "@v1").out());
  }

  @Test
  void expireSaysFirstAndThenRemoves() {
    CommandRun.of("versions", "tag", dataset + "@v2", "prod");
    CommandRun planned = CommandRun.of("versions", "expire", dataset, "--keep=1", "--dry-run");
    assertThat(planned.exitCode()).as(planned.err()).isZero();
    assertThat(planned.err())
        .startsWith("Would remove from dataset home-feed\n  versions      v1\n")
        .contains("kept          v2 (tagged prod)")
        .contains("kept          v3 (latest)");
    assertThat(CommandRun.of("versions", "list", dataset).out().lines()).hasSize(3);

    CommandRun done =
        CommandRun.of("versions", "expire", dataset, "--keep=1", "--format", "json", "--orphans");
    assertThat(done.exitCode()).as(done.err()).isZero();
    assertThat(done.out())
        .contains("\"dryRun\" : false", "\"versions\" : [ 1 ]", "\"v2\" : \"tagged prod\"");
    assertThat(CommandRun.of("versions", "list", dataset).out().lines()).hasSize(2);
    CommandRun gone = CommandRun.of("versions", "show", dataset + "@v1");
    assertThat(gone.exitCode()).isEqualTo(3);
    assertThat(gone.err()).contains("its versions are [2, 3]");
  }

  @Test
  void youngVersionsStay() {
    assertThat(
            CommandRun.of("versions", "expire", dataset, "--older-than", "1000 days", "--dry-run")
                .err())
        .contains("versions      none");
    assertThat(
            CommandRun.of("versions", "expire", dataset, "--older-than", "30 days", "--dry-run")
                .err())
        .contains("versions      v1, v2\n");
  }
}
