/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.ingest;

import dev.hindcast.definition.LabelSampling;
import dev.hindcast.definition.LabelSource;
import dev.hindcast.label.LabelFate;
import dev.hindcast.label.Maturity;
import dev.hindcast.label.SamplingRule;
import dev.hindcast.time.Micros;
import org.apache.spark.sql.api.java.UDF5;

/** The fate of a label row by the rules of the core, as the text of a {@link LabelFate}. */
final class CountedFate implements UDF5<Boolean, Long, Long, Boolean, byte[], String> {
  private static final long serialVersionUID = 1L;

  private final boolean hasOutcome;
  private final long latestOutcomeEndMicros;
  private final double rate;
  private final String salt;
  private transient SamplingRule sampling;

  CountedFate(LabelSource labels, long knowledgeTimeMicros) {
    hasOutcome = labels.outcome().isPresent();
    latestOutcomeEndMicros =
        labels
            .outcome()
            .map(outcome -> Maturity.of(outcome, knowledgeTimeMicros).latestOutcomeEndMicros())
            .orElse(Long.MAX_VALUE);
    rate = labels.sample().map(LabelSampling::rate).orElse(1.0);
    salt = labels.sample().map(LabelSampling::salt).orElse("");
  }

  @Override
  public String call(
      Boolean hasIds, Long timeMicros, Long outcomeEndMicros, Boolean isSampled, byte[] sampledId) {
    boolean isLabel =
        hasIds
            && timeMicros != null
            && Micros.isSane(timeMicros)
            && (!hasOutcome || outcomeEndMicros != null);
    return fate(isLabel, outcomeEndMicros, isSampled, sampledId).text();
  }

  private LabelFate fate(
      boolean isLabel, Long outcomeEndMicros, boolean isSampled, byte[] sampledId) {
    if (!isLabel) {
      return LabelFate.REJECTED;
    }
    if (hasOutcome && new Maturity(latestOutcomeEndMicros).isImmature(outcomeEndMicros)) {
      return LabelFate.IMMATURE;
    }
    return isSampled && !rule().isKept(sampledId) ? LabelFate.SAMPLED_OUT : LabelFate.KEPT;
  }

  private SamplingRule rule() {
    if (sampling == null) {
      sampling = new SamplingRule(rate, salt);
    }
    return sampling;
  }
}
