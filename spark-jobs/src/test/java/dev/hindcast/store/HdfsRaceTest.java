/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.store;

import org.junit.jupiter.api.Tag;

@Tag("components")
class HdfsRaceTest extends RaceContract {
  @Override
  BreakableStorage storage() {
    return BreakableHdfs.running();
  }
}
