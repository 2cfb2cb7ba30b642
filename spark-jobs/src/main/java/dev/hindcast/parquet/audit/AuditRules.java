/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.parquet.audit;

import java.io.Serializable;
import java.util.List;
import java.util.Objects;

/**
 * What the rows of a dataset must keep to, as the definition declares it.
 *
 * @param labelTimeColumn column of label times, INT64 microseconds UTC
 * @param asKnownAtLabel whether a label sees arrivals up to {@code min(K, t - delay)} or up to K
 * @param delayMicros delay of {@code as-known-at-label}
 * @param latestKnowledgeMicros K of the build, UTC
 * @param splits which rows belong to which split, or {@link Splits#NONE}
 */
public record AuditRules(
    String labelTimeColumn,
    boolean asKnownAtLabel,
    long delayMicros,
    long latestKnowledgeMicros,
    Splits splits,
    List<Sequence> sequences)
    implements Serializable {
  /**
   * What one sequence must keep to. Its columns are {@code <name>__length}, {@code __eligible},
   * {@code __max_event_time}, {@code __max_arrival_time}, {@code __event_time} and the lists.
   *
   * @param lists names of the other list columns in the file, prefix included
   * @param lookbackMicros {@link Long#MAX_VALUE} for no bound
   * @param selects whether eligible events may be left out for more than max-length
   * @param rules what some of the lists must keep to
   */
  public record Sequence(
      String name,
      List<String> lists,
      long lookbackMicros,
      long gapMicros,
      int maxLength,
      boolean newestFirst,
      boolean selects,
      List<ListRule> rules)
      implements Serializable {
    public Sequence {
      Objects.requireNonNull(name, "name");
      lists = List.copyOf(lists);
      rules = List.copyOf(rules);
    }

    String column(String suffix) {
      return name + "__" + suffix;
    }
  }

  /**
   * Which rows belong to which split.
   *
   * @param splitColumn column of split names
   * @param userColumn column of users, of text, bytes or whole numbers
   * @param byUser whether users matter, by the hash that docs/concepts/splits.md defines
   */
  public record Splits(
      String splitColumn, String userColumn, boolean byUser, String salt, List<Split> splits)
      implements Serializable {
    /** No splits are declared. */
    public static final Splits NONE = new Splits("", "", false, "", List.of());

    public Splits {
      Objects.requireNonNull(splitColumn, "splitColumn");
      Objects.requireNonNull(userColumn, "userColumn");
      Objects.requireNonNull(salt, "salt");
      splits = List.copyOf(splits);
    }

    boolean isDeclared() {
      return !splits.isEmpty();
    }
  }

  /** Label times of {@code [from, to)}, UTC, of users whose point is in the range of users. */
  public record Split(String name, long fromMicros, long toMicros, double usersFrom, double usersTo)
      implements Serializable {
    public Split {
      Objects.requireNonNull(name, "name");
    }
  }

  public AuditRules {
    Objects.requireNonNull(labelTimeColumn, "labelTimeColumn");
    Objects.requireNonNull(splits, "splits");
    sequences = List.copyOf(sequences);
  }

  /** Rules of a dataset without splits. */
  public AuditRules(
      String labelTimeColumn,
      boolean asKnownAtLabel,
      long delayMicros,
      long latestKnowledgeMicros,
      List<Sequence> sequences) {
    this(
        labelTimeColumn,
        asKnownAtLabel,
        delayMicros,
        latestKnowledgeMicros,
        Splits.NONE,
        sequences);
  }

  /** The latest arrival time that a label may see. */
  long knowledgeTimeMicros(long labelTimeMicros) {
    return asKnownAtLabel
        ? Math.min(latestKnowledgeMicros, labelTimeMicros - delayMicros)
        : latestKnowledgeMicros;
  }
}
