/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.config;

import dev.hindcast.definition.LabelSampling;
import dev.hindcast.definition.LabelSource;
import dev.hindcast.definition.Outcome;
import java.util.List;
import java.util.Optional;

/** Makes the typed labels. */
final class LabelBuilder {
  private LabelBuilder() {}

  static LabelSource labels(SectionValues labels) {
    return new LabelSource(
        labels.text("table"),
        labels.text("id"),
        labels.text("user"),
        labels.text("time"),
        labels.texts("columns"),
        labels.optionalText("where"),
        labels.optionalText("time-zone"),
        labels.optionalText("request"),
        labels.isSet("event") ? labels.texts("event") : List.of(),
        labels.optionalText("session"),
        labels
            .optionalText("outcome-end")
            .map(column -> new Outcome(column, labels.optionalNumber("grace").orElse(0L))),
        labels.isSet("sample") ? Optional.of(sample(labels.section("sample"))) : Optional.empty());
  }

  private static LabelSampling sample(SectionValues sample) {
    return new LabelSampling(
        sample.value("rate", Double.class),
        sample.optionalText("where"),
        sample.text("salt"),
        sample.text("by"),
        sample.text("weight"));
  }
}
