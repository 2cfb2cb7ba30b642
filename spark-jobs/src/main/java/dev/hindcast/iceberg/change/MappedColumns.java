/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.iceberg.change;

import dev.hindcast.definition.DatasetDefinition;
import dev.hindcast.definition.EventSource;
import dev.hindcast.definition.LabelSource;
import dev.hindcast.definition.SequenceDefinition;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The columns of one table that a definition reads. Expressions are not parsed: every word in them
 * that is a column's name counts, so there may be too many, and never too few.
 *
 * @param declared columns that the definition names as such
 * @param words what stands in its expressions over the table
 * @param all whether some expression may take all columns at once
 */
public record MappedColumns(Set<String> declared, Set<String> words, boolean all) {
  // Spark's names may begin with a digit.
  private static final Pattern WORD = Pattern.compile("`((?:[^`]|``)+)`|([\\p{L}\\p{M}\\p{N}_]+)");
  private static final Pattern STAR = Pattern.compile("(^|[(,.])\\s*\\*");

  public MappedColumns {
    declared = Set.copyOf(declared);
    words = Set.copyOf(words);
  }

  /** What a definition reads of a table, over all uses of it. */
  public static MappedColumns of(DatasetDefinition definition, String table) {
    Set<String> declared = new HashSet<>();
    List<String> expressions = new ArrayList<>();
    if (definition.labels().table().equals(table)) {
      add(definition.labels(), declared, expressions);
    }
    for (EventSource source : definition.sources()) {
      if (source.table().equals(table)) {
        SourceColumns.add(source, declared, expressions);
        addUses(definition, source, declared, expressions);
      }
    }
    definition.enrichments().stream()
        .filter(enrichment -> enrichment.table().equals(table))
        .forEach(
            enrichment -> {
              declared.addAll(enrichment.key().values());
              declared.add(enrichment.validFrom());
              enrichment.validTo().ifPresent(declared::add);
              enrichment.knownAt().ifPresent(declared::add);
              declared.addAll(enrichment.columns().values());
              enrichment.space().ifPresent(declared::add);
            });
    return of(declared, expressions);
  }

  private static MappedColumns of(Set<String> declared, List<String> expressions) {
    Set<String> words = new HashSet<>();
    boolean all = false;
    for (String expression : expressions) {
      Matcher matcher = WORD.matcher(expression);
      while (matcher.find()) {
        String quoted = matcher.group(1);
        words.add(quoted == null ? matcher.group(2) : quoted.replace("``", "`"));
      }
      all |= STAR.matcher(expression).find();
    }
    return new MappedColumns(declared, words, all);
  }

  private static void add(LabelSource labels, Set<String> declared, List<String> expressions) {
    declared.addAll(List.of(labels.id(), labels.user(), labels.time()));
    declared.addAll(labels.columns());
    declared.addAll(labels.event());
    labels.request().ifPresent(declared::add);
    labels.session().ifPresent(declared::add);
    labels.outcome().ifPresent(outcome -> declared.add(outcome.endColumn()));
    labels.where().ifPresent(expressions::add);
    labels.sample().ifPresent(sample -> sample.where().ifPresent(expressions::add));
  }

  /** What sequences ask for, and ids that events share with labels by the labels' names. */
  private static void addUses(
      DatasetDefinition definition,
      EventSource source,
      Set<String> declared,
      List<String> expressions) {
    for (SequenceDefinition sequence : definition.sequences()) {
      if (sequence.sources().contains(source.name())) {
        declared.addAll(sequence.tieBreak());
        if (!sequence.selection().exclude().isEmpty()) {
          definition.labels().request().ifPresent(declared::add);
          definition.labels().session().ifPresent(declared::add);
        }
        sequence.filter().ifPresent(expressions::add);
        SourceColumns.addDerived(sequence, expressions);
      }
    }
  }

  /** The mapped ones of a pin's columns; those that are only words must be the other pin's, too. */
  Map<String, Integer> among(Map<String, Integer> columns, Map<String, Integer> other) {
    Map<String, Integer> mapped = new LinkedHashMap<>();
    new TreeMap<>(columns)
        .forEach(
            (name, id) -> {
              boolean isWord = words.contains(name) && other.containsKey(name);
              if (all || declared.contains(name) || isWord) {
                mapped.put(name, id);
              }
            });
    return mapped;
  }
}
