/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.change;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;

import dev.hindcast.definition.AsOf;
import dev.hindcast.definition.DatasetDefinition;
import dev.hindcast.definition.EnrichmentDefinition;
import dev.hindcast.definition.KnowledgePolicy;
import dev.hindcast.plan.AffectedRange;
import dev.hindcast.spark.enrich.DimensionLayout;
import dev.hindcast.spark.ingest.KeyView;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/** What changed rows of an enrichment's table touch: the revisions that could look them up. */
final class DimensionTouches {
  private final EnrichmentDefinition enrichment;
  private final boolean isAtLabel;
  private final long delayMicros;
  private final Touches touches;

  DimensionTouches(DatasetDefinition definition, EnrichmentDefinition enrichment, Touches touches) {
    this.enrichment = enrichment;
    this.isAtLabel = definition.knowledge() instanceof KnowledgePolicy.AsKnownAtLabel;
    this.delayMicros = definition.knowledge().delayMicros();
    this.touches = touches;
  }

  /** The keys of changed rows, and from when to when any of a key's rows may matter. */
  Dataset<Row> keys(Dataset<Row> changed) {
    return changed
        .groupBy(parts())
        .agg(
            functions.min(DimensionLayout.VALID_FROM_NAME).as(DimensionLayout.VALID_FROM_NAME),
            functions.max(DimensionLayout.VALID_TO_NAME).as(DimensionLayout.VALID_TO_NAME),
            functions.min(DimensionLayout.KNOWN_AT_NAME).as(DimensionLayout.KNOWN_AT_NAME));
  }

  /**
   * @param keys of {@link #keys}
   * @param revisions with their keys, of a source whose events are looked up
   */
  Dataset<Row> of(Dataset<Row> keys, Dataset<Row> revisions, AffectedRange range) {
    String[] names = new String[enrichment.key().size()];
    for (int n = 0; n < names.length; n++) {
      names[n] = KeyView.part(n);
    }
    Dataset<Row> met = revisions.join(keys, names, "inner");
    if (!isAtLabel) {
      met = met.filter(col(KeyView.ARRIVAL).leq(lit(range.knowledgeTimeMicros())));
    }
    TouchedTimes times = new TouchedTimes(range);
    Column validFrom = col(DimensionLayout.VALID_FROM_NAME);
    Column validTo = col(DimensionLayout.VALID_TO_NAME);
    Column knownAt = col(DimensionLayout.KNOWN_AT_NAME);
    Column from = times.from();
    Column until = times.until();
    if (enrichment.asOf() == AsOf.LABEL) {
      from = greatest(from, validFrom);
      from = isAtLabel ? greatest(from, knownAt.plus(lit(delayMicros))) : from;
      until = least(until, validTo);
    } else {
      Column time = col(KeyView.TIME);
      met = met.filter(time.geq(validFrom).and(time.lt(validTo)));
      met = isAtLabel ? met.filter(col(KeyView.ARRIVAL).geq(knownAt)) : met;
    }
    return touches.of(
        met, from, until, enrichment.name(), lit(TouchReason.DIMENSION.text()), lit(1L));
  }

  private Column[] parts() {
    List<Column> parts = new ArrayList<>();
    for (int n = 0; n < enrichment.key().size(); n++) {
      parts.add(col(KeyView.part(n)));
    }
    return parts.toArray(new Column[0]);
  }
}
