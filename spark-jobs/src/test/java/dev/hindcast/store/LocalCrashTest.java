/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.store;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

class LocalCrashTest extends CrashContract {
  @TempDir Path root;
  private BreakableStorage storage;

  @BeforeEach
  void open() {
    storage = new BreakableDisk(root);
  }

  @Override
  BreakableStorage storage() {
    return storage;
  }

  @Override
  List<Fault> faults() {
    return List.of(Fault.values());
  }
}
