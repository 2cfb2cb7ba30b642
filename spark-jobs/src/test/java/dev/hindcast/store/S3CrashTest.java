/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.store;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;

@Tag("components")
class S3CrashTest extends CrashContract {
  private static BreakableStorage storage;

  @BeforeAll
  static void open() throws IOException {
    storage = BreakableS3.withoutRetries();
  }

  @Override
  BreakableStorage storage() {
    return storage;
  }

  @Override
  List<Fault> faults() {
    return List.of(Fault.LOSES_THE_ANSWER);
  }
}
