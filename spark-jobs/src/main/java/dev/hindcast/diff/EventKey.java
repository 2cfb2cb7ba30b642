/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.diff;

import dev.hindcast.definition.EventIdentity;
import dev.hindcast.definition.EventSource;
import dev.hindcast.definition.SequenceDefinition;
import dev.hindcast.diff.SequenceEdit.Event;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Columns of a list by which events are told apart: where one differs, the events do.
 *
 * @param columns numbers of the columns, ascending
 */
record EventKey(List<Integer> columns, Reach reach) implements Serializable {
  /** No column tells events apart. */
  static final EventKey NONE = new EventKey(List.of(), Reach.TELLS_APART);

  /** What follows where all columns of the key are equal. */
  enum Reach {
    /** Nothing: only a part of the event id is written. */
    TELLS_APART,
    /** It is one event if the event time is equal, too. */
    KNOWS_AT_ONE_TIME,
    /** It is one event. */
    KNOWS
  }

  EventKey {
    columns = List.copyOf(columns);
    Objects.requireNonNull(reach, "reach");
  }

  /**
   * The key of a sequence.
   *
   * @param names columns of the lists, the event time first
   * @param attributes numbers of those that come from the source
   */
  static EventKey of(
      SequenceDefinition sequence,
      List<EventSource> sources,
      List<String> names,
      int[] attributes) {
    List<Integer> ids = new ArrayList<>();
    List<Integer> ties = new ArrayList<>();
    for (int column : attributes) {
      String name = names.get(column);
      if (sources.stream().allMatch(source -> isOfId(source, name))) {
        ids.add(column);
      } else if (sequence.tieBreak().stream().anyMatch(tie -> isTie(sources, tie, name))) {
        ties.add(column);
      }
    }
    if (sources.size() == 1 && isWholeId(sources.get(0), written(names, attributes))) {
      return new EventKey(ids, Reach.KNOWS);
    }
    List<String> written = written(names, attributes);
    boolean isWholeTie =
        !sequence.tieBreak().isEmpty()
            && sequence.tieBreak().stream()
                .allMatch(tie -> written.stream().anyMatch(name -> isTie(sources, tie, name)));
    ids.addAll(ties);
    return new EventKey(
        ids.stream().sorted().toList(), isWholeTie ? Reach.KNOWS_AT_ONE_TIME : Reach.TELLS_APART);
  }

  /** Values of the columns. */
  List<Object> of(Event event) {
    List<Object> values = new ArrayList<>();
    columns.forEach(column -> values.add(event.values().get(column)));
    return values;
  }

  /** Whether two events can't be one. */
  boolean tellsApart(Event one, Event other) {
    return !of(one).equals(of(other));
  }

  private static List<String> written(List<String> names, int[] attributes) {
    return IntStream.of(attributes).mapToObj(names::get).toList();
  }

  private static boolean isWholeId(EventSource source, List<String> written) {
    return source.identity() instanceof EventIdentity.Columns id
        && id.names().stream()
            .allMatch(
                column ->
                    written.stream()
                        .anyMatch(name -> column(source, name).equals(Optional.of(column))));
  }

  /** An event of which other content is another event has all of it as its id. */
  private static boolean isOfId(EventSource source, String name) {
    return !source.attributes().containsKey(name)
        || !(source.identity() instanceof EventIdentity.Columns id)
        || column(source, name).filter(id.names()::contains).isPresent();
  }

  /** Ties are broken by an attribute, or else by a column of the table. */
  private static boolean isTie(List<EventSource> sources, String tie, String name) {
    boolean isAttribute = sources.stream().anyMatch(one -> one.attributes().containsKey(tie));
    return isAttribute
        ? tie.equals(name)
        : sources.stream().allMatch(one -> column(one, name).equals(Optional.of(tie)));
  }

  /** The column of the table that an attribute is, empty if it is computed. */
  private static Optional<String> column(EventSource source, String attribute) {
    return Optional.ofNullable(source.attributes().get(attribute))
        .map(expression -> expression.strip().replaceFirst("^`([^`]*)`$", "$1"));
  }
}
