/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.config;

import static dev.hindcast.config.CanonicalDefinition.list;
import static dev.hindcast.config.CanonicalDefinition.putIfPresent;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hindcast.definition.DerivedAttribute;
import dev.hindcast.definition.DurationUnit;
import dev.hindcast.definition.Exclusion;
import dev.hindcast.definition.Quota;
import dev.hindcast.definition.Selection;
import dev.hindcast.definition.SequenceDefinition;
import java.util.Optional;

/** Canonical form of one sequence. */
final class CanonicalSequence {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private CanonicalSequence() {}

  static ObjectNode of(SequenceDefinition definition) {
    ObjectNode sequence = JSON.objectNode();
    sequence.set("sources", list(definition.sources()));
    if (!definition.enrich().isEmpty()) {
      sequence.set("enrich", list(definition.enrich()));
    }
    putIfPresent(sequence, "filter", definition.filter());
    if (definition.lookbackMicros() != Long.MAX_VALUE) {
      sequence.put("lookback", UnitText.DURATION.text(definition.lookbackMicros()));
    }
    sequence.put("gap", UnitText.DURATION.text(definition.gapMicros()));
    sequence.put("max-length", definition.maxLength());
    sequence.put("order", definition.order().text());
    sequence.set("tie-break", list(definition.tieBreak()));
    putSelection(sequence, definition.selection());
    if (!definition.derive().isEmpty()) {
      ObjectNode derive = sequence.putObject("derive");
      definition.derive().forEach((name, derived) -> putDerived(derive, name, derived));
    }
    sequence.set("columns", list(definition.columns()));
    return sequence;
  }

  private static void putSelection(ObjectNode sequence, Selection selection) {
    if (!selection.exclude().isEmpty()) {
      sequence.set("exclude", list(selection.exclude().stream().map(Exclusion::text).toList()));
    }
    putIfPresent(sequence, "distinct-by", selection.distinctBy());
    if (!selection.collapseRepeats().isEmpty()) {
      sequence.set("collapse-repeats", list(selection.collapseRepeats()));
    }
    selection.quota().ifPresent(quota -> sequence.set("quota", quota(quota)));
  }

  private static ObjectNode quota(Quota definition) {
    ObjectNode quota = JSON.objectNode().put("by", definition.by());
    definition.most().forEach(quota::put);
    return quota;
  }

  private static void putDerived(ObjectNode derive, String name, DerivedAttribute derived) {
    if (derived instanceof DerivedAttribute.Expression expression) {
      derive.put(name, expression.sql());
    } else if (derived instanceof DerivedAttribute.TimeBeforeLabel before) {
      putUnit(put(derive, name, DerivedForm.TIME_BEFORE_LABEL), before.unit());
    } else if (derived instanceof DerivedAttribute.TimeSincePrevious since) {
      putUnit(put(derive, name, DerivedForm.TIME_SINCE_PREVIOUS), since.unit());
    } else if (derived instanceof DerivedAttribute.Position) {
      put(derive, name, DerivedForm.POSITION);
    } else if (derived instanceof DerivedAttribute.Session session) {
      put(derive, name, DerivedForm.SESSION)
          .put("idle", UnitText.DURATION.text(session.idleMicros()));
    } else if (derived instanceof DerivedAttribute.Count count) {
      putWindow(put(derive, name, DerivedForm.COUNT), count.by(), count.withinMicros());
    } else if (derived instanceof DerivedAttribute.DistinctCount count) {
      ObjectNode object = put(derive, name, DerivedForm.DISTINCT_COUNT).put("of", count.of());
      putWindow(object, count.by(), count.withinMicros());
    } else if (derived instanceof DerivedAttribute.Sum sum) {
      ObjectNode object = put(derive, name, DerivedForm.SUM).put("of", sum.of());
      putWindow(object, sum.by(), sum.withinMicros());
    }
  }

  private static ObjectNode put(ObjectNode derive, String name, DerivedForm form) {
    return derive.putObject(name).put("type", form.text());
  }

  private static void putUnit(ObjectNode object, DurationUnit unit) {
    object.put("unit", unit.text());
  }

  private static void putWindow(ObjectNode object, Optional<String> by, long withinMicros) {
    putIfPresent(object, "by", by);
    if (withinMicros != Long.MAX_VALUE) {
      object.put("within", UnitText.DURATION.text(withinMicros));
    }
  }
}
