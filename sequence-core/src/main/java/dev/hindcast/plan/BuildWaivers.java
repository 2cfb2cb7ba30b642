/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.plan;

import dev.hindcast.definition.GatesDefinition;
import java.util.List;

/**
 * What one build is let do that is refused otherwise.
 *
 * @param breakingChanges whether the new version's columns may break what reads its parent
 * @param gates names of gates that need not be passed; ascending
 */
public record BuildWaivers(boolean breakingChanges, List<String> gates) {
  /** Nothing. */
  public static final BuildWaivers NONE = new BuildWaivers(false, List.of());

  public BuildWaivers {
    gates = gates.stream().sorted().distinct().toList();
    if (!GatesDefinition.NAMES.containsAll(gates)) {
      throw new IllegalArgumentException(
          "overridden gates must be among " + GatesDefinition.NAMES + ": " + gates);
    }
  }
}
