/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.iceberg.change;

import dev.hindcast.dataset.SourceSnapshot;
import dev.hindcast.time.Micros;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.iceberg.Table;

/** Why a table no longer has the two states that are to be compared. */
final class Obstacle {
  private Obstacle() {}

  static Optional<String> of(Table table, SourceSnapshot from, SourceSnapshot to) {
    return Stream.of(from, to)
        .flatMap(pin -> replaced(table, pin).or(() -> expired(table, pin)).stream())
        .findFirst();
  }

  private static Optional<String> replaced(Table table, SourceSnapshot pin) {
    String uuid = table.uuid().toString();
    return uuid.equals(pin.tableUuid())
        ? Optional.empty()
        : Optional.of(
            "it was dropped and created again since snapshot "
                + pin.snapshotId()
                + " was pinned (its uuid was "
                + pin.tableUuid()
                + " and is "
                + uuid
                + ")");
  }

  private static Optional<String> expired(Table table, SourceSnapshot pin) {
    if (pin.snapshotId() == SourceSnapshot.NONE || table.snapshot(pin.snapshotId()) != null) {
      return Optional.empty();
    }
    return Optional.of(
        "its snapshot "
            + pin.snapshotId()
            + ", committed at "
            + Micros.text(pin.committedAtMicros())
            + ", has expired");
  }
}
