/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.diff;

import java.io.Serializable;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * How the row of one label differs between two versions.
 *
 * @param label its id as text
 * @param user its user in the version that has it, the later one if both have
 * @param cause of an added or removed label, and of changed columns
 * @param columns columns of the label that differ, its split among them; empty unless both have it
 * @param sequences those that differ; empty unless both have it
 */
public record RowDiff(
    String label,
    String user,
    Change change,
    Cause cause,
    Map<String, ValueChange> columns,
    List<OfSequence> sequences)
    implements Serializable {
  /** Which versions have the label. */
  public enum Change {
    ADDED,
    REMOVED,
    CHANGED
  }

  /**
   * How one sequence differs.
   *
   * @param causes one for each edit
   * @param evidence columns of the sequence that are no lists, and differ
   * @param usesLateArrival whether the later row uses what arrived after what the earlier one knew
   */
  public record OfSequence(
      String name,
      List<String> columns,
      SequenceDiff diff,
      List<Cause> causes,
      Map<String, ValueChange> evidence,
      boolean usesLateArrival)
      implements Serializable {
    public OfSequence {
      Objects.requireNonNull(name, "name");
      columns = List.copyOf(columns);
      Objects.requireNonNull(diff, "diff");
      causes = List.copyOf(causes);
      evidence = Collections.unmodifiableMap(new TreeMap<>(evidence));
    }
  }

  public RowDiff {
    Objects.requireNonNull(label, "label");
    Objects.requireNonNull(user, "user");
    Objects.requireNonNull(change, "change");
    Objects.requireNonNull(cause, "cause");
    columns = Collections.unmodifiableMap(new TreeMap<>(columns));
    sequences = List.copyOf(sequences);
  }
}
