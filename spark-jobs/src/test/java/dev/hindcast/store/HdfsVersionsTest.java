/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.store;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;

@Tag("components")
class HdfsVersionsTest {
  @Nested
  class Tags extends VersionTagsContract {
    @Override
    BreakableStorage storage() {
      return BreakableHdfs.running();
    }
  }

  @Nested
  class Rollback extends VersionRollbackContract {
    @Override
    BreakableStorage storage() {
      return BreakableHdfs.running();
    }
  }

  @Nested
  class Expire extends VersionExpiryContract {
    @Override
    BreakableStorage storage() {
      return BreakableHdfs.running();
    }
  }
}
