/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.cases;

import dev.hindcast.definition.DerivedAttribute;
import dev.hindcast.definition.Exclusion;
import dev.hindcast.definition.Quota;
import dev.hindcast.definition.Selection;
import dev.hindcast.definition.SequenceDefinition;
import java.util.Optional;

/** Writes what a sequence selects and derives as keys of a definition file. */
final class SelectionText {
  private SelectionText() {}

  static String of(SequenceDefinition sequence) {
    Selection selection = sequence.selection();
    StringBuilder text = new StringBuilder();
    if (!selection.exclude().isEmpty()) {
      text.append("      exclude = ");
      text.append(selection.exclude().stream().map(Exclusion::text).toList()).append("\n");
    }
    selection.distinctBy().ifPresent(name -> text.append("      distinct-by = " + name + "\n"));
    if (!selection.collapseRepeats().isEmpty()) {
      text.append("      collapse-repeats = " + selection.collapseRepeats() + "\n");
    }
    selection.quota().ifPresent(quota -> text.append(quota(quota)));
    if (!sequence.derive().isEmpty()) {
      text.append("      derive {\n");
      sequence
          .derive()
          .forEach((name, derived) -> text.append("        " + name + " = " + derived(derived)));
      text.append("      }\n");
    }
    return text.toString();
  }

  private static String quota(Quota quota) {
    StringBuilder text = new StringBuilder("      quota { by = " + quota.by());
    quota.most().forEach((kind, most) -> text.append(", \"" + kind + "\" = " + most));
    return text.append(" }\n").toString();
  }

  private static String derived(DerivedAttribute derived) {
    return derived instanceof DerivedAttribute.Expression expression
        ? "\"" + expression.sql() + "\"\n"
        : "{ type = " + historical(derived) + " }\n";
  }

  private static String historical(DerivedAttribute derived) {
    if (derived instanceof DerivedAttribute.TimeBeforeLabel before) {
      return "time-before-label, unit = " + before.unit().text();
    }
    if (derived instanceof DerivedAttribute.TimeSincePrevious since) {
      return "time-since-previous, unit = " + since.unit().text();
    }
    if (derived instanceof DerivedAttribute.Position) {
      return "position";
    }
    if (derived instanceof DerivedAttribute.Session session) {
      return "session, idle = " + session.idleMicros() + " us";
    }
    if (derived instanceof DerivedAttribute.Count count) {
      return "count" + window(count.by(), count.withinMicros());
    }
    if (derived instanceof DerivedAttribute.DistinctCount count) {
      return "distinct-count, of = " + count.of() + window(count.by(), count.withinMicros());
    }
    DerivedAttribute.Sum sum = (DerivedAttribute.Sum) derived;
    return "sum, of = " + sum.of() + window(sum.by(), sum.withinMicros());
  }

  private static String window(Optional<String> by, long withinMicros) {
    return by.map(name -> ", by = " + name).orElse("")
        + (withinMicros == Long.MAX_VALUE ? "" : ", within = " + withinMicros + " us");
  }
}
