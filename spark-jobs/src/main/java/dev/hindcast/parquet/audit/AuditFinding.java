/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.parquet.audit;

import java.io.Serializable;
import java.util.Objects;

/**
 * One broken rule in one row.
 *
 * @param row counted from 0 in the file; {@link #WHOLE_FILE} where no row is to blame
 * @param detail the column and the values
 */
public record AuditFinding(String file, long row, AuditRule rule, String detail)
    implements Serializable {
  public static final long WHOLE_FILE = -1;

  public AuditFinding {
    Objects.requireNonNull(file, "file");
    Objects.requireNonNull(rule, "rule");
    Objects.requireNonNull(detail, "detail");
  }
}
