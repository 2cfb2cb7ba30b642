/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.cases;

import dev.hindcast.definition.ArrivalTime;
import dev.hindcast.definition.Corrections;
import dev.hindcast.definition.DatasetDefinition;
import dev.hindcast.definition.EnrichmentDefinition;
import dev.hindcast.definition.EventIdentity;
import dev.hindcast.definition.EventSource;
import dev.hindcast.definition.GatesDefinition;
import dev.hindcast.definition.KnowledgePolicy;
import dev.hindcast.definition.KnownAfter;
import dev.hindcast.definition.LabelSource;
import dev.hindcast.definition.OutputDefinition;
import dev.hindcast.definition.SequenceDefinition;
import dev.hindcast.time.Micros;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Definitions of random and hand-made cases: one table per source, columns of fixed names. */
public final class CaseDefinitions {
  /** Attributes of every source; columns of the same names hold them. */
  public static final List<String> ATTRIBUTES =
      List.of("note", "rank", "tag", "weight", "score", "kept");

  /** What a sequence that names no columns writes. */
  public static final List<String> COLUMNS =
      List.of("event_time", "note", "rank", "tag", "weight", "score", "kept");

  private static final Map<String, CaseTable.Type> TYPES =
      Map.ofEntries(
          Map.entry("user_id", CaseTable.Type.STRING),
          Map.entry("event_id", CaseTable.Type.LONG),
          Map.entry("view_id", CaseTable.Type.STRING),
          Map.entry("line", CaseTable.Type.LONG),
          Map.entry("event_time", CaseTable.Type.TIMESTAMP),
          Map.entry("arrival_time", CaseTable.Type.TIMESTAMP),
          Map.entry("revision", CaseTable.Type.LONG),
          Map.entry("op", CaseTable.Type.STRING),
          Map.entry("note", CaseTable.Type.STRING),
          Map.entry("rank", CaseTable.Type.LONG),
          Map.entry("tag", CaseTable.Type.STRING),
          Map.entry("weight", CaseTable.Type.DOUBLE),
          Map.entry("score", CaseTable.Type.LONG),
          Map.entry("kept", CaseTable.Type.BOOLEAN),
          Map.entry("request_id", CaseTable.Type.STRING),
          Map.entry("session_id", CaseTable.Type.STRING),
          Map.entry("own_id", CaseTable.Type.STRING),
          Map.entry("own_line", CaseTable.Type.STRING),
          Map.entry("price", CaseTable.Type.DOUBLE),
          Map.entry("cost", CaseTable.Type.DOUBLE),
          Map.entry("fee", CaseTable.Type.DOUBLE));

  private CaseDefinitions() {}

  /** A column of the tables that these definitions name. */
  static CaseTable.Column column(String name) {
    return new CaseTable.Column(name, TYPES.get(name));
  }

  static boolean isDouble(String column) {
    return TYPES.get(column) == CaseTable.Type.DOUBLE;
  }

  /** Columns of a source's table that may be shared with labels; carts have none. */
  static List<String> shared(String source) {
    return source.equals("carts") ? List.of() : List.of("request_id", "session_id");
  }

  /** A definition whose labels share nothing with events. */
  public static DatasetDefinition dataset(
      String name,
      KnowledgePolicy knowledge,
      List<EventSource> sources,
      List<SequenceDefinition> sequences) {
    return dataset(name, knowledge, List.of(), sources, List.of(), sequences);
  }

  /**
   * A definition.
   *
   * @param event label columns of the id of a label's own event; without them it names no request
   *     and no session either
   */
  public static DatasetDefinition dataset(
      String name,
      KnowledgePolicy knowledge,
      List<String> event,
      List<EventSource> sources,
      List<EnrichmentDefinition> enrichments,
      List<SequenceDefinition> sequences) {
    boolean isShared = !event.isEmpty();
    return new DatasetDefinition(
        name,
        "data/datasets",
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Map.of("lake", Map.of("type", "hadoop", "warehouse", "data/warehouse")),
        knowledge,
        new LabelSource(
            "lake.case.labels",
            "label_id",
            "user_id",
            "label_time",
            List.of(),
            Optional.empty(),
            Optional.empty(),
            isShared ? Optional.of("request_id") : Optional.empty(),
            event,
            isShared ? Optional.of("session_id") : Optional.empty(),
            Optional.empty(),
            Optional.empty()),
        sources,
        enrichments,
        sequences,
        new OutputDefinition(Micros.PER_DAY, 256L << 20, 32L << 20, "zstd", Optional.empty(), true),
        new GatesDefinition(0.5, 0, 1.0, Double.POSITIVE_INFINITY),
        DatasetDefinition.SETTLED_SHARE);
  }

  /**
   * A source over the table of its name.
   *
   * @param namesShared whether it names the columns of its requests and sessions itself
   */
  public static EventSource source(
      String name,
      List<String> identity,
      Corrections corrections,
      boolean hasRevisions,
      Optional<String> where,
      boolean namesShared) {
    Map<String, String> attributes = new LinkedHashMap<>();
    ATTRIBUTES.forEach(attribute -> attributes.put(attribute, attribute));
    return new EventSource(
        name,
        "lake.case." + name,
        "user_id",
        new EventIdentity.Columns(identity),
        "event_time",
        new ArrivalTime.Column("arrival_time"),
        hasRevisions ? Optional.of("revision") : Optional.empty(),
        corrections == Corrections.NONE ? Optional.empty() : Optional.of("op = 'D'"),
        corrections,
        attributes,
        where,
        Optional.empty(),
        Map.of(),
        namesShared ? Optional.of("request_id") : Optional.empty(),
        namesShared ? Optional.of("session_id") : Optional.empty());
  }

  /** The same source, of which some attributes become known later. */
  static EventSource knownAfter(EventSource source, Map<String, KnownAfter> knownAfter) {
    return new EventSource(
        source.name(),
        source.table(),
        source.user(),
        source.identity(),
        source.eventTime(),
        source.arrivalTime(),
        source.revision(),
        source.retraction(),
        source.corrections(),
        source.attributes(),
        source.where(),
        source.timeZone(),
        knownAfter,
        source.request(),
        source.session());
  }
}
