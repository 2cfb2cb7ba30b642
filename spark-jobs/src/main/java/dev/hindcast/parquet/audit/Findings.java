/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.parquet.audit;

import java.util.ArrayList;
import java.util.List;

/** Collects the findings of one file. */
final class Findings {
  private final String file;
  private final List<AuditFinding> first = new ArrayList<>();
  private long count;
  private long rowGroupStart;

  Findings(String file) {
    this.file = file;
  }

  /** Rows are counted from this one from now on. */
  void startRowGroup(long firstRow) {
    rowGroupStart = firstRow;
  }

  /** A finding in a row of the row group. */
  void add(int row, AuditRule rule, String detail) {
    addAt(rowGroupStart + row, rule, detail);
  }

  /** A finding about the whole file. */
  void add(AuditRule rule, String detail) {
    addAt(AuditFinding.WHOLE_FILE, rule, detail);
  }

  private void addAt(long row, AuditRule rule, String detail) {
    count++;
    if (first.size() < AuditResult.LISTED) {
      first.add(new AuditFinding(file, row, rule, detail));
    }
  }

  AuditResult result(long rows, long elements) {
    return new AuditResult(1, rows, elements, count, first);
  }
}
