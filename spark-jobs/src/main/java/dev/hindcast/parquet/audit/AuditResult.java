/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.parquet.audit;

import java.io.Serializable;
import java.util.List;
import java.util.stream.Stream;

/**
 * What an audit saw.
 *
 * @param elements events in all sequences
 * @param findings number of broken rules
 * @param first the first {@link #LISTED} of them at most
 */
public record AuditResult(
    long files, long rows, long elements, long findings, List<AuditFinding> first)
    implements Serializable {
  /** Most findings that are listed. */
  public static final int LISTED = 20;

  /** Nothing was audited. */
  public static final AuditResult NONE = new AuditResult(0, 0, 0, 0, List.of());

  public AuditResult {
    first = List.copyOf(first);
  }

  public boolean isClean() {
    return findings == 0;
  }

  /** Both audits together. */
  public AuditResult plus(AuditResult other) {
    return new AuditResult(
        files + other.files,
        rows + other.rows,
        elements + other.elements,
        findings + other.findings,
        Stream.concat(first.stream(), other.first.stream()).limit(LISTED).toList());
  }
}
