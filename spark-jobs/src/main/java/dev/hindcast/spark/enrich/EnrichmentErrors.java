/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.enrich;

import dev.hindcast.definition.EnrichmentDefinition;
import dev.hindcast.error.ErrorCode;
import dev.hindcast.error.HindcastException;

/** The wording of every error about the rows of enrichments' tables. */
final class EnrichmentErrors {
  private static final long BYTES_PER_MEBIBYTE = 1L << 20;

  private EnrichmentErrors() {}

  static HindcastException overlaps(String enrichment, String table, Overlaps overlaps) {
    return new HindcastException(
        ErrorCode.VALIDITY_OVERLAPS,
        "Cannot use enrichment "
            + enrichment
            + " with table "
            + table
            + ": "
            + overlaps.count()
            + " of its rows begin while another row of their key holds, such as: "
            + overlaps.example()
            + ". dataset.enrichments."
            + enrichment
            + ".overlap = refuse does not allow it. Mend the rows, or let the row win that begins"
            + " last (overlap = newest).");
  }

  static String overlapping(EnrichmentDefinition enrichment, Overlaps overlaps) {
    return overlaps.count()
        + " rows of table "
        + enrichment.table()
        + " (enrichment "
        + enrichment.name()
        + ") begin while another row of their key holds, such as: "
        + overlaps.example()
        + ". The row that begins last wins; overlap = refuse makes this an error.";
  }

  static HindcastException tooLarge(
      EnrichmentDefinition enrichment, long rowBytes, long limitBytes) {
    return new HindcastException(
        ErrorCode.DIMENSION_TOO_LARGE,
        "Cannot use enrichment "
            + enrichment.name()
            + " as of the label with table "
            + enrichment.table()
            + ": its rows take "
            + mebibytes(rowBytes)
            + " MiB and the limit is "
            + mebibytes(limitBytes)
            + " MiB, for every task looks them up while it writes. Use fewer columns, declare"
            + " as-of = event, or raise the limit with --conf "
            + BroadcastLimit.KEY
            + "=... and more memory.");
  }

  private static long mebibytes(long bytes) {
    return (bytes + BYTES_PER_MEBIBYTE - 1) / BYTES_PER_MEBIBYTE;
  }
}
