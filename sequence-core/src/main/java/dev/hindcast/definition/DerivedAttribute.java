/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.definition;

import java.util.Objects;
import java.util.Optional;

/**
 * An attribute that is computed from one event, or from the eligible history that the label sees:
 * after exclusions and before distinct-by, collapsing, quotas and the cut.
 *
 * <p>Counts and sums of an event {@code x} look at eligible events {@code y} with {@code e(y)} in
 * {@code [e(x) - within, e(x))}; the order of equal event times never matters. With {@code by} only
 * events of the same value count, and the result is null where the value of {@code x} is null.
 */
public sealed interface DerivedAttribute {
  /** SQL over one event and its enrichments as of the event; computed once, like an attribute. */
  record Expression(String sql) implements DerivedAttribute {
    public Expression {
      Objects.requireNonNull(sql, "sql");
    }
  }

  /** {@code t - e} in whole units, rounded down. */
  record TimeBeforeLabel(DurationUnit unit) implements DerivedAttribute {
    public TimeBeforeLabel {
      Objects.requireNonNull(unit, "unit");
    }
  }

  /**
   * Event time minus that of the event before, in whole units, rounded down; null for the first.
   */
  record TimeSincePrevious(DurationUnit unit) implements DerivedAttribute {
    public TimeSincePrevious {
      Objects.requireNonNull(unit, "unit");
    }
  }

  /** 1 for the oldest event, counted before the cut. */
  record Position() implements DerivedAttribute {}

  /** 1 for the oldest session; a new one begins where nothing happened for {@code idleMicros}. */
  record Session(long idleMicros) implements DerivedAttribute {
    public Session {
      if (idleMicros < 1) {
        throw new IllegalArgumentException("idle must be positive: " + idleMicros + " us");
      }
    }
  }

  /** Number of earlier events; {@link Long#MAX_VALUE} for all of them. */
  record Count(Optional<String> by, long withinMicros) implements DerivedAttribute {
    public Count {
      Objects.requireNonNull(by, "by");
      requireWithin(withinMicros);
    }
  }

  /** Number of different values of an attribute in earlier events; null is no value. */
  record DistinctCount(String of, Optional<String> by, long withinMicros)
      implements DerivedAttribute {
    public DistinctCount {
      Objects.requireNonNull(of, "of");
      Objects.requireNonNull(by, "by");
      requireWithin(withinMicros);
    }
  }

  /** Exact sum of an attribute in earlier events; nulls are skipped, the sum of nothing is 0. */
  record Sum(String of, Optional<String> by, long withinMicros) implements DerivedAttribute {
    public Sum {
      Objects.requireNonNull(of, "of");
      Objects.requireNonNull(by, "by");
      requireWithin(withinMicros);
    }
  }

  private static void requireWithin(long withinMicros) {
    if (withinMicros < 1) {
      throw new IllegalArgumentException("within must be positive: " + withinMicros + " us");
    }
  }
}
