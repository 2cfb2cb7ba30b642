/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.ingest;

import static dev.hindcast.spark.ingest.PinnedTables.quoted;

import dev.hindcast.definition.DatasetDefinition;
import dev.hindcast.definition.EventIdentity;
import dev.hindcast.definition.EventSource;
import dev.hindcast.definition.Exclusion;
import dev.hindcast.definition.LabelSource;
import dev.hindcast.definition.SequenceDefinition;
import dev.hindcast.spark.filter.ExpressionScope;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Where a source keeps the request and the session that its events share with labels. */
final class SharedIds {
  private SharedIds() {}

  /** What events of a source are excluded by, in any sequence that has it. */
  static Set<Exclusion> exclusions(DatasetDefinition definition, EventSource source) {
    Set<Exclusion> exclusions = EnumSet.noneOf(Exclusion.class);
    definition.sequences().stream()
        .filter(sequence -> sequence.sources().contains(source.name()))
        .forEach(sequence -> exclusions.addAll(sequence.selection().exclude()));
    return exclusions;
  }

  /** Whether an event of the source may be a label's own: its id has as many columns. */
  static boolean isOwnEventTold(DatasetDefinition definition, EventSource source) {
    return exclusions(definition, source).contains(Exclusion.SAME_EVENT)
        && source.identity() instanceof EventIdentity.Columns id
        && id.names().size() == definition.labels().event().size();
  }

  /** The table column that the source declares, if it does. */
  static Optional<String> declared(EventSource source, Exclusion exclusion) {
    return exclusion == Exclusion.SAME_REQUEST ? source.request() : source.session();
  }

  /**
   * The value's text, from a view in which declared columns stand under their internal names: the
   * declared column, else the attribute of the usual name, else what is named as in the labels.
   */
  static Optional<Column> text(
      Dataset<Row> view, EventSource source, LabelSource labels, Exclusion exclusion) {
    boolean isRequest = exclusion == Exclusion.SAME_REQUEST;
    if (SourceView.hasColumn(view.schema(), internal(exclusion))) {
      return Optional.of(quoted(internal(exclusion)));
    }
    String usual = isRequest ? "request" : "session";
    Optional<String> ofLabels = isRequest ? labels.request() : labels.session();
    Optional<String> found =
        source.attributes().containsKey(usual)
            ? Optional.of(usual)
            : ofLabels.filter(name -> SourceView.hasColumn(view.schema(), name));
    return found.map(name -> IdText.of(quoted(name)));
  }

  /** Internal name to the text of what events and labels share, as far as any is asked for. */
  static Map<String, Column> texts(
      Dataset<Row> view, DatasetDefinition definition, EventSource source) {
    Map<String, Column> texts = new TreeMap<>();
    for (Exclusion exclusion : exclusions(definition, source)) {
      if (exclusion != Exclusion.SAME_EVENT) {
        text(view, source, definition.labels(), exclusion)
            .ifPresent(text -> texts.put(internal(exclusion), text));
      }
    }
    return texts;
  }

  /** The name under which the value stands in views and payloads. */
  static String internal(Exclusion exclusion) {
    return exclusion == Exclusion.SAME_REQUEST ? Names.REQUEST : Names.SESSION;
  }

  /** Refuses sequences that exclude by what none of their sources has. */
  static void check(
      DatasetDefinition definition, List<Dataset<Row>> views, ExpressionScope expressions) {
    for (SequenceDefinition sequence : definition.sequences()) {
      for (Exclusion exclusion : sequence.selection().exclude()) {
        if (exclusion != Exclusion.SAME_EVENT && !anyHas(definition, sequence, views, exclusion)) {
          String what = exclusion == Exclusion.SAME_REQUEST ? "request" : "session";
          expressions.refuse(
              "sequences." + sequence.name() + ".exclude",
              exclusion.text()
                  + " needs a "
                  + what
                  + ", and none of the sequence's sources has one; set sources.<name>."
                  + what
                  + " to the column that holds it");
        }
      }
    }
  }

  private static boolean anyHas(
      DatasetDefinition definition,
      SequenceDefinition sequence,
      List<Dataset<Row>> views,
      Exclusion exclusion) {
    return sequence.sources().stream()
        .map(definition::source)
        .anyMatch(
            source ->
                text(
                        views.get(definition.sources().indexOf(source)),
                        source,
                        definition.labels(),
                        exclusion)
                    .isPresent());
  }
}
