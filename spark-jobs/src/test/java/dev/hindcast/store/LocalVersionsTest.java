/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.store;

import static dev.hindcast.dataset.ManifestExamples.DATASET;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hindcast.store.expire.Expiry;
import dev.hindcast.time.Micros;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.OptionalInt;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalVersionsTest {
  @TempDir static Path root;

  @Nested
  class Tags extends VersionTagsContract {
    @Override
    BreakableStorage storage() {
      return new BreakableDisk(root);
    }
  }

  @Nested
  class Rollback extends VersionRollbackContract {
    @Override
    BreakableStorage storage() {
      return new BreakableDisk(root);
    }
  }

  @Nested
  class Expire extends VersionExpiryContract {
    @Override
    BreakableStorage storage() {
      return new BreakableDisk(root);
    }

    @Test
    void silenceOfABuildIsToldByItsIdAndTheTimesOfItsFiles() throws IOException {
      orphan("b-20260101T000000Z-0000000a", "2026-01-02T00:00:00Z");
      orphan("b-20260101T000000Z-0000000b", "2026-03-02T00:00:00Z");
      orphan("b-20260302T000000Z-0000000c", "2026-01-02T00:00:00Z");
      long grace = Micros.parse("2026-02-01");

      assertThat(expiry(keep(5)).run().orphans()).isEmpty();
      Expiry done = expiry(orphans(OptionalInt.empty(), grace)).run();

      assertThat(done.orphans()).containsExactly("b-20260101T000000Z-0000000a");
      assertThat(done.recent())
          .containsExactly("b-20260101T000000Z-0000000b", "b-20260302T000000Z-0000000c");
      assertThat(open().files().list("data"))
          .doesNotContain("b-20260101T000000Z-0000000a")
          .contains("b-20260101T000000Z-0000000b", "b-20260302T000000Z-0000000c", "b-1", "b-5");
      isWhole(open());
    }

    private void orphan(String buildId, String modifiedAt) throws IOException {
      Path file =
          root.resolve(folder).resolve(DATASET).resolve("data/" + buildId + "/part.parquet");
      Files.createDirectories(file.getParent());
      Files.write(file, new byte[3]);
      Files.setLastModifiedTime(file, FileTime.from(Instant.parse(modifiedAt)));
    }
  }
}
