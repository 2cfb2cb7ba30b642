/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.cases;

import dev.hindcast.definition.SequenceDefinition;
import dev.hindcast.definition.SequenceOrder;
import java.util.List;
import java.util.Optional;

/** Sequence definitions with one thing changed. */
public final class CaseSequences {
  private CaseSequences() {}

  public static SequenceDefinition withFilter(SequenceDefinition given, Optional<String> filter) {
    return changed(
        given,
        filter,
        given.lookbackMicros(),
        given.gapMicros(),
        given.maxLength(),
        given.order(),
        given.tieBreak());
  }

  public static SequenceDefinition withRange(
      SequenceDefinition given, long lookbackMicros, long gapMicros) {
    return changed(
        given,
        given.filter(),
        lookbackMicros,
        gapMicros,
        given.maxLength(),
        given.order(),
        given.tieBreak());
  }

  public static SequenceDefinition withMaxLength(SequenceDefinition given, int maxLength) {
    return changed(
        given,
        given.filter(),
        given.lookbackMicros(),
        given.gapMicros(),
        maxLength,
        given.order(),
        given.tieBreak());
  }

  public static SequenceDefinition withOrder(SequenceDefinition given, SequenceOrder order) {
    return changed(
        given,
        given.filter(),
        given.lookbackMicros(),
        given.gapMicros(),
        given.maxLength(),
        order,
        given.tieBreak());
  }

  public static SequenceDefinition withTieBreak(SequenceDefinition given, List<String> tieBreak) {
    return changed(
        given,
        given.filter(),
        given.lookbackMicros(),
        given.gapMicros(),
        given.maxLength(),
        given.order(),
        tieBreak);
  }

  private static SequenceDefinition changed(
      SequenceDefinition given,
      Optional<String> filter,
      long lookbackMicros,
      long gapMicros,
      int maxLength,
      SequenceOrder order,
      List<String> tieBreak) {
    return new SequenceDefinition(
        given.name(),
        given.sources(),
        filter,
        lookbackMicros,
        gapMicros,
        maxLength,
        order,
        tieBreak,
        given.columns());
  }
}
