/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.verify;

import java.io.Serializable;
import java.util.Objects;

/**
 * One thing that is wrong with a file of a version.
 *
 * @param check what was checked, in lower case words with hyphens
 * @param rowGroup counted from 0, or {@link #NONE}
 * @param column name of the column in the file, empty if it is not known
 * @param row counted from 0 in the file, or {@link #NONE}
 * @param detail what was found, with values
 * @param remedy what to do
 */
public record Finding(
    String check, int rowGroup, String column, long row, String detail, Remedy remedy)
    implements Serializable {
  /** Stands for no row and no row group. */
  public static final int NONE = -1;

  /** What to do about a finding. */
  public enum Remedy {
    /** The file is not what was published. */
    RESTORE(
        "Restore the file from a copy, or build its label window again and publish a new version."),
    /** The file is what was published, and that was wrong. */
    REPORT(
        "Do not use the version: the file was written so. Report it; it is a fault of the engine.");

    private final String text;

    Remedy(String text) {
      this.text = text;
    }

    /** A sentence for people. */
    public String text() {
      return text;
    }
  }

  public Finding {
    Objects.requireNonNull(check, "check");
    Objects.requireNonNull(column, "column");
    Objects.requireNonNull(detail, "detail");
    Objects.requireNonNull(remedy, "remedy");
  }
}
