/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.verify;

import dev.hindcast.label.LabelWindow;
import java.io.Serializable;
import java.util.List;
import java.util.Objects;

/**
 * What was seen of one file of a version.
 *
 * @param path as the manifest has it
 * @param rows rows that were read and checked
 * @param events elements of all their sequences
 * @param isRead whether every row was checked
 * @param findings how many things are wrong
 * @param first the first {@link FileFindings#LISTED} of them at most
 */
public record CheckedFile(
    String path,
    LabelWindow window,
    long rows,
    long events,
    boolean isRead,
    long findings,
    List<Finding> first)
    implements Serializable {
  public CheckedFile {
    Objects.requireNonNull(path, "path");
    Objects.requireNonNull(window, "window");
    first = List.copyOf(first);
  }
}
