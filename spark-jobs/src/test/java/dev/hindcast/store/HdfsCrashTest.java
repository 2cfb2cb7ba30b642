/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.store;

import java.util.List;
import org.junit.jupiter.api.Tag;

@Tag("components")
class HdfsCrashTest extends CrashContract {
  @Override
  BreakableStorage storage() {
    return BreakableHdfs.running();
  }

  @Override
  List<Fault> faults() {
    return List.of(Fault.LOSES_THE_ANSWER);
  }
}
