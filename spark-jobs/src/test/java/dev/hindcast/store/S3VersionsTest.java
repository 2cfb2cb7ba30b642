/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.store;

import java.io.IOException;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;

@Tag("components")
class S3VersionsTest {
  @Nested
  class Tags extends VersionTagsContract {
    @Override
    BreakableStorage storage() throws IOException {
      return BreakableS3.withoutRetries();
    }
  }

  @Nested
  class Rollback extends VersionRollbackContract {
    @Override
    BreakableStorage storage() throws IOException {
      return BreakableS3.withoutRetries();
    }
  }

  @Nested
  class Expire extends VersionExpiryContract {
    @Override
    BreakableStorage storage() throws IOException {
      return BreakableS3.withoutRetries();
    }
  }
}
