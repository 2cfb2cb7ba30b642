/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.ingest;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.udf;
import static org.apache.spark.sql.functions.when;

import dev.hindcast.definition.DatasetDefinition;
import dev.hindcast.error.ErrorCode;
import dev.hindcast.error.HindcastException;
import dev.hindcast.label.LabelFate;
import dev.hindcast.time.Micros;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;

/**
 * Counts labels by their fate before they are assembled, by a way of its own, and refuses kept
 * labels of equal id.
 */
public final class LabelCount {
  private static final int EXAMPLES = 5;

  private LabelCount() {}

  /**
   * Counts the label rows of a build.
   *
   * @param facts {@link Ingest#labelFacts}
   * @param knowledgeTimeMicros {@code K} of the build, UTC
   * @throws HindcastException if two kept labels share an id, with examples
   */
  public static LabelCounts of(
      DatasetDefinition definition, Dataset<Row> facts, long knowledgeTimeMicros) {
    Column isKept = col("fate").equalTo(lit(LabelFate.KEPT.text()));
    Dataset<Row> perId =
        facts
            .select(col("id"), fate(definition, knowledgeTimeMicros).as("fate"))
            .select(col("fate"), when(isKept, col("id")).as("id"))
            .groupBy(col("fate"), col("id"))
            .agg(count(lit(1)).as("labels"));
    Map<LabelFate, Long> counts = new EnumMap<>(LabelFate.class);
    for (Row row :
        perId.groupBy(col("fate")).agg(sum(col("labels")), max(col("labels"))).collectAsList()) {
      LabelFate of = LabelFate.parse(row.getString(0));
      counts.put(of, row.getLong(1));
      if (of == LabelFate.KEPT && row.getLong(2) > 1) {
        throw duplicated(definition, examples(perId.filter(isKept)));
      }
    }
    return counts(definition, facts, knowledgeTimeMicros, counts);
  }

  private static LabelCounts counts(
      DatasetDefinition definition,
      Dataset<Row> facts,
      long knowledgeTimeMicros,
      Map<LabelFate, Long> counts) {
    return counts.containsKey(LabelFate.IMMATURE)
        ? new LabelCounts(counts, immature(definition, facts, knowledgeTimeMicros))
        : new LabelCounts(counts);
  }

  /**
   * When the immature ones of label rows are; empty if there are none.
   *
   * @param facts {@link Ingest#labelFacts}
   * @param knowledgeTimeMicros {@code K}, UTC
   */
  public static Optional<ImmatureLabels> immature(
      DatasetDefinition definition, Dataset<Row> facts, long knowledgeTimeMicros) {
    Row times =
        facts
            .filter(fate(definition, knowledgeTimeMicros).equalTo(lit(LabelFate.IMMATURE.text())))
            .agg(min(col("time")), max(col("time")), max(col("outcome_end")))
            .head();
    if (times.isNullAt(0)) {
      return Optional.empty();
    }
    long grace = definition.labels().outcome().orElseThrow().graceMicros();
    return Optional.of(
        new ImmatureLabels(
            times.getLong(0), times.getLong(1), Micros.plus(times.getLong(2), grace)));
  }

  /** Counts label rows of a scope, whose ids were looked at when they were first built. */
  public static LabelCounts ofScope(
      DatasetDefinition definition, Dataset<Row> facts, long knowledgeTimeMicros) {
    Map<LabelFate, Long> counts = new EnumMap<>(LabelFate.class);
    facts
        .select(fate(definition, knowledgeTimeMicros).as("fate"))
        .groupBy(col("fate"))
        .count()
        .collectAsList()
        .forEach(row -> counts.put(LabelFate.parse(row.getString(0)), row.getLong(1)));
    return counts(definition, facts, knowledgeTimeMicros, counts);
  }

  private static Column fate(DatasetDefinition definition, long knowledgeTimeMicros) {
    return udf(new CountedFate(definition.labels(), knowledgeTimeMicros), DataTypes.StringType)
        .apply(col("has_ids"), col("time"), col("outcome_end"), col("sampled"), col("sampled_id"));
  }

  private static List<Row> examples(Dataset<Row> kept) {
    return kept.filter(col("labels").gt(1))
        .select(col("id").cast(DataTypes.StringType), col("labels"))
        .orderBy(col("id"))
        .limit(EXAMPLES)
        .collectAsList();
  }

  private static HindcastException duplicated(DatasetDefinition definition, List<Row> examples) {
    String ids =
        examples.stream()
            .map(row -> row.getString(0) + " (" + row.getLong(1) + " labels)")
            .collect(Collectors.joining(", "));
    return new HindcastException(
        ErrorCode.LABEL_IDS_DUPLICATED,
        "Cannot build dataset "
            + definition.name()
            + ": label ids of table "
            + definition.labels().table()
            + " are not unique, such as "
            + ids
            + ". Rows of the output are found by their label id. Make the ids unique, or choose"
            + " another column as labels.id.");
  }
}
