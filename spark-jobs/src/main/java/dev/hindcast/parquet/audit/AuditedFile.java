/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.parquet.audit;

import dev.hindcast.dataset.RowDigest;
import dev.hindcast.label.LabelWindow;
import java.io.Serializable;
import java.util.Objects;

/**
 * A file to audit and what is claimed of it.
 *
 * @param path relative to the audit's root folder
 * @param window where its label times lie
 * @param rows number of rows, or {@link #UNCLAIMED}
 * @param digest row digest, or null; where it is there every column is read to recompute it
 */
public record AuditedFile(String path, LabelWindow window, long rows, RowDigest digest)
    implements Serializable {
  /** No number of rows is claimed. */
  public static final long UNCLAIMED = -1;

  public AuditedFile {
    Objects.requireNonNull(path, "path");
    Objects.requireNonNull(window, "window");
  }
}
