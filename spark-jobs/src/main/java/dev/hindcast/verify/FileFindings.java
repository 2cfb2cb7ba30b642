/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.verify;

import dev.hindcast.dataset.PublishedFile;
import dev.hindcast.parquet.audit.AuditFinding;
import dev.hindcast.parquet.audit.AuditResult;
import dev.hindcast.verify.Finding.Remedy;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Collects what is wrong with one file; counts all of it and keeps the first findings. */
final class FileFindings {
  /** Most findings of a file that are kept. */
  static final int LISTED = 20;

  private final List<Finding> first = new ArrayList<>();
  private long count;

  /** A finding about the whole file. */
  void add(String check, Remedy remedy, String detail) {
    add(new Finding(check, Finding.NONE, "", Finding.NONE, detail, remedy));
  }

  /** A finding about a column, in one row group or in all. */
  void add(String check, Remedy remedy, int rowGroup, String column, String detail) {
    add(new Finding(check, rowGroup, column, Finding.NONE, detail, remedy));
  }

  /**
   * Findings of an audit.
   *
   * @param rowGroupEnds number of the row after each row group
   */
  void add(AuditResult audited, List<Long> rowGroupEnds, Remedy remedy) {
    for (AuditFinding finding : audited.first()) {
      add(
          new Finding(
              finding.rule().name().toLowerCase(Locale.ROOT).replace('_', '-'),
              rowGroup(finding.row(), rowGroupEnds),
              "",
              finding.row(),
              finding.detail(),
              remedy));
    }
    count += audited.findings() - audited.first().size();
  }

  long count() {
    return count;
  }

  CheckedFile of(PublishedFile file, long rows, long events, boolean isRead) {
    return new CheckedFile(file.path(), file.window(), rows, events, isRead, count, first);
  }

  private void add(Finding finding) {
    count++;
    if (first.size() < LISTED) {
      first.add(finding);
    }
  }

  private static int rowGroup(long row, List<Long> ends) {
    for (int group = 0; group < ends.size() && row >= 0; group++) {
      if (row < ends.get(group)) {
        return group;
      }
    }
    return Finding.NONE;
  }
}
