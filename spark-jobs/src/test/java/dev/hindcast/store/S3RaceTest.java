/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.store;

import java.io.IOException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;

@Tag("components")
class S3RaceTest extends RaceContract {
  private static BreakableStorage storage;

  @BeforeAll
  static void open() throws IOException {
    storage = BreakableS3.withoutRetries();
  }

  @Override
  BreakableStorage storage() {
    return storage;
  }
}
