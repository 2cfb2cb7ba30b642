/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.testing;

import dev.hindcast.cases.Case;
import dev.hindcast.cases.CaseRevision;
import dev.hindcast.definition.DatasetDefinition;
import dev.hindcast.definition.EnrichmentDefinition;
import dev.hindcast.definition.EventSource;
import dev.hindcast.definition.Exclusion;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.catalyst.expressions.XXH64;
import org.apache.spark.unsafe.Platform;

/**
 * The content hash by which the job orders conflicting deliveries: any order would do, but a case
 * must be told which. XXH64 over event time, attributes and what labels may share, each after a
 * flag that it is null.
 */
public final class ContentHash {
  private static final long SPARK_SEED = 42;

  private final DatasetDefinition definition;

  public ContentHash(DatasetDefinition definition) {
    this.definition = definition;
  }

  /** The case with the hashes of the job. */
  public Case of(Case given) {
    List<CaseRevision> revisions =
        given.revisions().stream().map(row -> row.withContentHash(hash(row))).toList();
    return given.withRevisions(revisions);
  }

  /** The hash by which rows of an enrichment's table are ordered at last. */
  public long ofDimension(EnrichmentDefinition enrichment, Map<String, Object> row) {
    long hash = SPARK_SEED;
    for (String column : enrichment.columns().values()) {
      hash = withNull(row.get(column), hash);
    }
    return hash;
  }

  private long hash(CaseRevision revision) {
    long hash = XXH64.hashInt(0, SPARK_SEED);
    hash = XXH64.hashLong(revision.eventTimeMicros(), hash);
    for (String attribute : definition.source(revision.source()).attributes().keySet()) {
      hash = withNull(revision.values().get(attribute), hash);
    }
    for (String column : shared(definition.source(revision.source()))) {
      hash =
          revision.values().containsKey(column)
              ? withNull(revision.values().get(column), hash)
              : hash;
    }
    return hash;
  }

  /** Columns of the request and the session, if a sequence excludes events by them. */
  private List<String> shared(EventSource source) {
    Set<Exclusion> exclusions = EnumSet.noneOf(Exclusion.class);
    definition.sequences().stream()
        .filter(sequence -> sequence.sources().contains(source.name()))
        .forEach(sequence -> exclusions.addAll(sequence.selection().exclude()));
    List<String> columns = new ArrayList<>();
    if (exclusions.contains(Exclusion.SAME_REQUEST)) {
      columns.add(source.request().or(definition.labels()::request).orElseThrow());
    }
    if (exclusions.contains(Exclusion.SAME_SESSION)) {
      columns.add(source.session().or(definition.labels()::session).orElseThrow());
    }
    return columns;
  }

  private static long withNull(Object value, long seed) {
    long hash = XXH64.hashInt(value == null ? 1 : 0, seed);
    return value == null ? hash : hash(value, hash);
  }

  private static long hash(Object value, long seed) {
    if (value instanceof String text) {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      return XXH64.hashUnsafeBytes(bytes, Platform.BYTE_ARRAY_OFFSET, bytes.length, seed);
    }
    if (value instanceof Double number) {
      return XXH64.hashLong(Double.doubleToLongBits(number == 0 ? 0.0 : number), seed);
    }
    return value instanceof Boolean truth
        ? XXH64.hashInt(truth ? 1 : 0, seed)
        : XXH64.hashLong((Long) value, seed);
  }
}
