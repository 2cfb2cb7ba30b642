/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.label;

import dev.hindcast.definition.Outcome;
import dev.hindcast.time.Micros;

/**
 * Tells whether the outcome of a label is certain at a build's knowledge time {@code K}.
 *
 * @param latestOutcomeEndMicros the latest outcome end of a mature label, UTC
 */
public record Maturity(long latestOutcomeEndMicros) {
  /** At {@code K}, a label is mature if its outcome end plus grace is at or before {@code K}. */
  public static Maturity of(Outcome outcome, long knowledgeTimeMicros) {
    return new Maturity(Micros.minus(knowledgeTimeMicros, outcome.graceMicros()));
  }

  /** Whether a label must not be written yet: nobody can know that nothing will happen. */
  public boolean isImmature(long outcomeEndMicros) {
    return outcomeEndMicros > latestOutcomeEndMicros;
  }
}
