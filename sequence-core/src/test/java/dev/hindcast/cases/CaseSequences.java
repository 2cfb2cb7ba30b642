/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.cases;

import dev.hindcast.definition.DerivedAttribute;
import dev.hindcast.definition.Selection;
import dev.hindcast.definition.SequenceDefinition;
import dev.hindcast.definition.SequenceOrder;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Sequence definitions with one thing changed. */
public final class CaseSequences {
  private CaseSequences() {}

  public static SequenceDefinition withEnrich(SequenceDefinition given, List<String> enrich) {
    Changed changed = new Changed(given);
    changed.enrich = enrich;
    return changed.sequence();
  }

  public static SequenceDefinition withFilter(SequenceDefinition given, Optional<String> filter) {
    Changed changed = new Changed(given);
    changed.filter = filter;
    return changed.sequence();
  }

  public static SequenceDefinition withRange(
      SequenceDefinition given, long lookbackMicros, long gapMicros) {
    Changed changed = new Changed(given);
    changed.lookbackMicros = lookbackMicros;
    changed.gapMicros = gapMicros;
    return changed.sequence();
  }

  public static SequenceDefinition withMaxLength(SequenceDefinition given, int maxLength) {
    Changed changed = new Changed(given);
    changed.maxLength = maxLength;
    return changed.sequence();
  }

  public static SequenceDefinition withOrder(SequenceDefinition given, SequenceOrder order) {
    Changed changed = new Changed(given);
    changed.order = order;
    return changed.sequence();
  }

  public static SequenceDefinition withTieBreak(SequenceDefinition given, List<String> tieBreak) {
    Changed changed = new Changed(given);
    changed.tieBreak = tieBreak;
    return changed.sequence();
  }

  public static SequenceDefinition withSelection(SequenceDefinition given, Selection selection) {
    Changed changed = new Changed(given);
    changed.selection = selection;
    return changed.sequence();
  }

  public static SequenceDefinition withDerive(
      SequenceDefinition given, Map<String, DerivedAttribute> derive) {
    Changed changed = new Changed(given);
    changed.derive = derive;
    return changed.sequence();
  }

  public static SequenceDefinition withColumns(SequenceDefinition given, List<String> columns) {
    Changed changed = new Changed(given);
    changed.columns = columns;
    return changed.sequence();
  }

  private static final class Changed {
    private final String name;
    private final List<String> sources;
    private List<String> enrich;
    private Optional<String> filter;
    private long lookbackMicros;
    private long gapMicros;
    private int maxLength;
    private SequenceOrder order;
    private List<String> tieBreak;
    private Selection selection;
    private Map<String, DerivedAttribute> derive;
    private List<String> columns;

    Changed(SequenceDefinition given) {
      name = given.name();
      sources = given.sources();
      enrich = given.enrich();
      filter = given.filter();
      lookbackMicros = given.lookbackMicros();
      gapMicros = given.gapMicros();
      maxLength = given.maxLength();
      order = given.order();
      tieBreak = given.tieBreak();
      selection = given.selection();
      derive = given.derive();
      columns = given.columns();
    }

    SequenceDefinition sequence() {
      return new SequenceDefinition(
          name,
          sources,
          enrich,
          filter,
          lookbackMicros,
          gapMicros,
          maxLength,
          order,
          tieBreak,
          selection,
          derive,
          columns);
    }
  }
}
