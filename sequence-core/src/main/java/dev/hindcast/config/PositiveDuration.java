/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.config;

import java.util.Optional;

/** A duration that is not 0. */
final class PositiveDuration implements ValueType<Long> {
  static final PositiveDuration TYPE = new PositiveDuration();

  private PositiveDuration() {}

  @Override
  public String described() {
    return UnitText.DURATION.described();
  }

  @Override
  public Optional<Long> read(DefinitionNode node, Complaints complaints) {
    Optional<Long> micros = UnitText.DURATION.read(node, complaints);
    if (micros.isPresent() && micros.get() == 0) {
      complaints.add(
          node.position(), "cannot be 0 s", "Write a longer duration, or leave the key out.");
      return Optional.empty();
    }
    return micros;
  }
}
