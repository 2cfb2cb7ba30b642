/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.ingest;

import static dev.hindcast.spark.ingest.PinnedTables.quoted;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import dev.hindcast.definition.Corrections;
import dev.hindcast.definition.DatasetDefinition;
import dev.hindcast.definition.EventIdentity;
import dev.hindcast.definition.EventSource;
import dev.hindcast.definition.KnowledgePolicy;
import dev.hindcast.definition.KnownAfter;
import dev.hindcast.definition.OnMiss;
import dev.hindcast.definition.SequenceDefinition;
import dev.hindcast.event.RejectReason;
import dev.hindcast.spark.enrich.Enrichments;
import dev.hindcast.spark.enrich.SourceEnrichments;
import dev.hindcast.spark.row.PayloadFields;
import dev.hindcast.spark.row.RowLayout;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;

/**
 * One source's revisions and rejected rows, in the parts of the row layout that are the source's.
 */
final class SourceRevisions {
  private final DatasetDefinition definition;
  private final EventSource source;
  private final int ordinal;
  private final Dataset<Row> view;
  private final Dataset<Row> filtered;
  private final SourceEnrichments enrichments;

  /**
   * @param view the source's table as its mapping sees it
   * @param filtered what {@link SourceFilters} make of the view
   */
  SourceRevisions(
      DatasetDefinition definition,
      EventSource source,
      int ordinal,
      Dataset<Row> view,
      Dataset<Row> filtered,
      SourceEnrichments enrichments) {
    this.definition = definition;
    this.source = source;
    this.ordinal = ordinal;
    this.view = view;
    this.filtered = filtered;
    this.enrichments = enrichments;
  }

  /** Names that break ties in some sequence that has the source. */
  static Set<String> tieBreaks(DatasetDefinition definition, EventSource source) {
    Set<String> names = new LinkedHashSet<>();
    definition.sequences().stream()
        .filter(sequence -> sequence.sources().contains(source.name()))
        .forEach(sequence -> names.addAll(sequence.tieBreak()));
    return names;
  }

  /** Columns of the row layout by name, but those that are of other inputs. */
  Dataset<Row> rows() {
    Dataset<Row> kept = filtered;
    Column isRejected = col(Names.REASON).notEqual(lit(RowLayout.NOT_REJECTED));
    if (source.corrections() == Corrections.NONE) {
      kept = kept.filter(isPassing().or(col(Names.RETRACTION)).or(isRejected).or(isDropped()));
    }
    Column isErased = col(Names.REASON).equalTo(code(RejectReason.ERASED_USER));
    Column isQuarantined = isRejected.and(functions.not(isErased));
    Column quarantine = when(isQuarantined, quarantine());
    List<Column> columns = new ArrayList<>();
    columns.add(
        when(isQuarantined, functions.xxhash64(quarantine))
            .otherwise(functions.xxhash64(col(Names.USER)))
            .as("user_hash"));
    columns.add(lit(ordinal).as("input"));
    columns.add(col(Names.REASON).as("reason"));
    columns.add(col(Names.USER).as("user"));
    columns.add(col(Names.TIME).as("time"));
    columns.add(col(Names.ARRIVAL).as("arrival"));
    columns.add(col(Names.REVISION).as("revision"));
    columns.add(identityHash().as("identity_hash"));
    columns.add(functions.xxhash64(content(0)).as("content_hash"));
    columns.add(col(Names.RETRACTION).as("retraction"));
    columns.add(col(Names.PASSING).as("passing"));
    columns.add(quarantine.as("quarantine"));
    columns.add(functions.struct(ids()).as(RowLayout.idName(ordinal)));
    Column isLive = col(Names.PASSING).notEqual(lit(0L)).and(functions.not(col(Names.RETRACTION)));
    columns.add(when(isLive, functions.struct(payload())).as(RowLayout.payloadName(ordinal)));
    if (!enrichments.isEmpty()) {
      columns.add(col(RowLayout.MISSED));
    }
    return kept.select(columns.toArray(new Column[0]));
  }

  /**
   * Whether a row, or another delivery of its content, may pass for some sequence. Spark looks
   * enrichments up a second time for a filter that depends on them; one sequence that takes all
   * rows of the source makes that needless.
   */
  private Column isPassing() {
    boolean mayPass =
        definition.sequences().stream()
            .filter(sequence -> sequence.sources().contains(source.name()))
            .anyMatch(sequence -> takesAll(sequence) || mayTellDeliveriesApart(sequence));
    return mayPass ? col(Names.WHERE) : col(Names.PASSING).notEqual(lit(0L));
  }

  /** Deliveries of the same content arrive when different rows of an enrichment are known. */
  private boolean mayTellDeliveriesApart(SequenceDefinition sequence) {
    return definition.knowledge() instanceof KnowledgePolicy.AsKnownAtLabel
        && sequence.filter().isPresent()
        && !Enrichments.visible(definition, sequence).isEmpty();
  }

  private boolean takesAll(SequenceDefinition sequence) {
    return sequence.filter().isEmpty()
        && sequence.enrich().stream()
            .map(definition::enrichment)
            .noneMatch(enrichment -> enrichment.onMiss() instanceof OnMiss.DropEvent);
  }

  /** Whether an enrichment that drops events found nothing: such a row is counted. */
  private Column isDropped() {
    long dropping = Enrichments.dropping(definition);
    return enrichments.isEmpty() || dropping == 0
        ? lit(false)
        : col(RowLayout.MISSED).bitwiseAND(lit(dropping)).notEqual(lit(0L));
  }

  /** Why a row of a view is rejected, or that it is not. */
  static Column reason(EventSource source, Dataset<Row> view) {
    return ErasedMark.before(reason(source), view);
  }

  private static Column reason(EventSource source) {
    Column idIsNull = lit(false);
    for (Column id : idColumns(source)) {
      idIsNull = idIsNull.or(id.isNull());
    }
    return when(col(Names.USER).isNull(), code(RejectReason.NULL_USER))
        .when(idIsNull, code(RejectReason.NULL_EVENT_ID))
        .when(col(Names.TIME).isNull(), code(RejectReason.NULL_EVENT_TIME))
        .when(Timestamps.isOutOfRange(col(Names.TIME)), code(RejectReason.EVENT_TIME_OUT_OF_RANGE))
        .when(col(Names.ARRIVAL).isNull(), code(RejectReason.NULL_ARRIVAL_TIME))
        .when(
            Timestamps.isOutOfRange(col(Names.ARRIVAL)),
            code(RejectReason.ARRIVAL_TIME_OUT_OF_RANGE))
        .otherwise(lit(RowLayout.NOT_REJECTED));
  }

  static Column code(RejectReason reason) {
    return lit(reason.code());
  }

  private Column identityHash() {
    List<Column> parts =
        new ArrayList<>(List.of(functions.xxhash64(col(Names.USER)), lit(ordinal)));
    parts.addAll(List.of(ids()));
    return functions.xxhash64(parts.toArray(new Column[0]));
  }

  private static List<Column> idColumns(EventSource source) {
    List<Column> columns = new ArrayList<>();
    if (source.identity() instanceof EventIdentity.Columns ids) {
      for (int n = 0; n < ids.names().size(); n++) {
        columns.add(col(Names.id(n)));
      }
    }
    return columns;
  }

  /** The id columns; for content-hash ids two independent hashes of the content. */
  private Column[] ids() {
    List<Column> columns = idColumns(source);
    if (columns.isEmpty()) {
      columns.add(functions.xxhash64(content(1)).as(Names.id(0)));
      columns.add(functions.xxhash64(content(2)).as(Names.id(1)));
    }
    return columns.toArray(new Column[0]);
  }

  /**
   * Event time, attributes, and what else decides about labels. Spark's hash skips nulls, so each
   * value says whether it is one.
   */
  private Column[] content(int seed) {
    List<Column> parts = new ArrayList<>(List.of(lit(seed), col(Names.TIME)));
    for (String attribute : source.attributes().keySet()) {
      parts.add(quoted(attribute).isNull());
      parts.add(quoted(attribute));
    }
    for (String name : beyondAttributes()) {
      parts.add(quoted(name).isNull());
      parts.add(quoted(name));
    }
    return parts.toArray(new Column[0]);
  }

  /** Internal names of values that are no attributes: when one is known, what events share. */
  private List<String> beyondAttributes() {
    List<String> names = new ArrayList<>();
    source
        .knownAfter()
        .forEach(
            (attribute, after) -> {
              if (after instanceof KnownAfter.Column) {
                names.add(PayloadFields.knownFrom(attribute));
              }
            });
    names.addAll(SharedIds.texts(view, definition, source).keySet());
    return names;
  }

  private Column[] payload() {
    List<Column> columns = new ArrayList<>();
    Set<String> used = usedNames();
    for (String attribute : source.attributes().keySet()) {
      if (used.contains(attribute)) {
        columns.add(quoted(attribute));
      }
    }
    for (String name : tieBreaks(definition, source)) {
      if (SourceView.hasColumn(view.schema(), Names.tieBreak(name))) {
        columns.add(quoted(Names.tieBreak(name)));
      }
    }
    for (String name : beyondAttributes()) {
      columns.add(quoted(name));
    }
    for (String name : new DerivedValues(definition, source).used()) {
      columns.add(quoted(name));
    }
    if (SharedIds.isOwnEventTold(definition, source)) {
      columns.add(IdText.of(idColumns(source)).as(PayloadFields.EVENT));
    }
    columns.addAll(enrichments.payload());
    if (columns.isEmpty()) {
      columns.add(lit(true).as("hc$present"));
    }
    return columns.toArray(new Column[0]);
  }

  private Set<String> usedNames() {
    Set<String> names = tieBreaks(definition, source);
    definition.sequences().stream()
        .filter(sequence -> sequence.sources().contains(source.name()))
        .forEach(sequence -> names.addAll(PayloadFields.used(sequence)));
    return names;
  }

  private Column quarantine() {
    List<Column> row = new ArrayList<>();
    for (String name : view.columns()) {
      boolean isKept =
          (name.startsWith("hc$") && !name.equals(Names.ERASED))
              || source.attributes().containsKey(name);
      DataType type = view.schema().apply(name).dataType();
      if (isKept && !type.equals(DataTypes.BinaryType)) {
        row.add(quoted(name).as(name.replace("hc$", "")));
      }
    }
    Column json = functions.to_json(functions.struct(row.toArray(new Column[0])));
    List<Column> ids = new ArrayList<>();
    idColumns(source).forEach(id -> ids.add(id.cast(DataTypes.StringType)));
    return functions.struct(
        col(Names.USER).as("user"),
        functions.concat_ws("|", ids.toArray(new Column[0])).as("id"),
        text(Names.TIME).as("time"),
        text(Names.ARRIVAL).as("arrival_time"),
        json.as("row"));
  }

  static Column text(String micros) {
    return functions.timestamp_micros(col(micros)).cast(DataTypes.StringType);
  }
}
