/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.ingest;

import static dev.hindcast.spark.ingest.PinnedTables.quoted;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.conv;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.sha2;
import static org.apache.spark.sql.functions.substring;
import static org.apache.spark.sql.functions.when;

import dev.hindcast.definition.LabelSampling;
import dev.hindcast.definition.LabelSource;
import dev.hindcast.label.Maturity;
import dev.hindcast.label.SamplingHash;
import dev.hindcast.spark.filter.ExpressionScope;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;

/**
 * Says in SQL which labels are mature and kept by the sample, so that the others are dropped where
 * they are read. {@link LabelCount} decides the same by the rules of the core.
 */
final class LabelSelection {
  private static final String KEY = "labels.sample.where";
  private static final long POINTS = 1L << 53;

  private LabelSelection() {}

  /** Adds what the selection needs, under internal names. */
  static List<Column> columns(LabelSource labels, Dataset<Row> table, ExpressionScope expressions) {
    List<Column> columns = new ArrayList<>();
    labels
        .outcome()
        .ifPresent(
            outcome -> {
              var type = table.schema().apply(outcome.endColumn()).dataType();
              Column end = Timestamps.instant(quoted(outcome.endColumn()), type, labels.timeZone());
              columns.add(Timestamps.micros(end).as(Names.OUTCOME_END));
            });
    labels
        .sample()
        .ifPresent(
            sample -> {
              Column isSampled =
                  sample
                      .where()
                      .map(sql -> expressions.predicate(table, KEY, sql))
                      .orElse(lit(true));
              columns.add(isSampled.as(Names.SAMPLED));
              columns.add(sampledId(labels, sample).as(Names.SAMPLED_ID));
            });
    return columns;
  }

  /** Text of the id that is hashed. A label without request is a request of its own. */
  private static Column sampledId(LabelSource labels, LabelSampling sample) {
    Column label = IdText.of(quoted(labels.id()));
    return switch (sample.by()) {
      case LabelSampling.USER -> IdText.of(quoted(labels.user()));
      case LabelSampling.REQUEST ->
          coalesce(IdText.of(quoted(labels.request().orElseThrow())), label);
      default -> label;
    };
  }

  /** True for labels, rejected rows aside, that are written. */
  static Column isKept(LabelSource labels, long knowledgeTimeMicros) {
    Column isMature =
        labels
            .outcome()
            .map(outcome -> Maturity.of(outcome, knowledgeTimeMicros).latestOutcomeEndMicros())
            .map(latest -> col(Names.OUTCOME_END).leq(lit(latest)))
            .orElse(lit(true));
    Column isInSample =
        labels
            .sample()
            .map(sample -> not(col(Names.SAMPLED)).or(point(sample).lt(lit(sample.rate()))))
            .orElse(lit(true));
    return isMature.and(isInSample);
  }

  /** How many labels a kept label stands for. */
  static Column weight(LabelSampling sample) {
    return when(col(Names.SAMPLED), lit(1 / sample.rate())).otherwise(lit(1.0));
  }

  /** The point of {@link SamplingHash}: its 53 bits are among the 2nd to 8th byte of the hash. */
  private static Column point(LabelSampling sample) {
    Column text =
        concat(lit(SamplingHash.SAMPLE + ":" + sample.salt() + ":"), col(Names.SAMPLED_ID));
    Column hex = substring(sha2(text.cast(DataTypes.BinaryType), 256), 3, 14);
    Column bits = conv(hex, 16, 10).cast(DataTypes.LongType).bitwiseAND(lit(POINTS - 1));
    return bits.cast(DataTypes.DoubleType).divide(lit((double) POINTS));
  }
}
