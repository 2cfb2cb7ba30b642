/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.reference;

import dev.hindcast.cases.CaseRevision;
import dev.hindcast.definition.DerivedAttribute;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is derived from the eligible history, literally: for each value, loops over all of it. Its
 * steps are methods so that a test can plant a bug in one of them.
 */
public class ReferenceDerivation {
  /** The value of the event that stands at some place in the history of a label at time t. */
  protected Object derive(DerivedAttribute attribute, ReferenceHistory history, int at, long t) {
    if (attribute instanceof DerivedAttribute.TimeBeforeLabel before) {
      return units(t - history.timeMicros(at), before.unit().micros());
    }
    if (attribute instanceof DerivedAttribute.TimeSincePrevious since) {
      return sincePrevious(history, at, since.unit().micros());
    }
    if (attribute instanceof DerivedAttribute.Position) {
      return at + 1L;
    }
    if (attribute instanceof DerivedAttribute.Session session) {
      return session(session.idleMicros(), history, at);
    }
    if (attribute instanceof DerivedAttribute.Count count) {
      List<CaseRevision> window = window(history, at, count.withinMicros(), count.by());
      return window == null ? null : (Object) (long) window.size();
    }
    if (attribute instanceof DerivedAttribute.DistinctCount count) {
      List<CaseRevision> window = window(history, at, count.withinMicros(), count.by());
      return window == null ? null : (Object) distinct(present(history, window, count.of()));
    }
    DerivedAttribute.Sum sum = (DerivedAttribute.Sum) attribute;
    List<CaseRevision> window = window(history, at, sum.withinMicros(), sum.by());
    return window == null
        ? null
        : sum(present(history, window, sum.of()), history.isDouble().test(sum.of()));
  }

  protected Object sincePrevious(ReferenceHistory history, int at, long unitMicros) {
    return at == 0
        ? null
        : (Object) units(history.timeMicros(at) - history.timeMicros(at - 1), unitMicros);
  }

  protected long units(long micros, long unitMicros) {
    return Math.floorDiv(micros, unitMicros);
  }

  protected long session(long idleMicros, ReferenceHistory history, int at) {
    long session = 1;
    for (int i = 1; i <= at; i++) {
      if (isIdle(history.timeMicros(i) - history.timeMicros(i - 1), idleMicros)) {
        session++;
      }
    }
    return session;
  }

  protected boolean isIdle(long micros, long idleMicros) {
    return micros >= idleMicros;
  }

  /** Events that count for another one; null if its own value is. */
  protected List<CaseRevision> window(
      ReferenceHistory history, int at, long withinMicros, Optional<String> by) {
    CaseRevision event = history.event(at);
    Object own = by.map(name -> history.value(event, name)).orElse(null);
    if (by.isPresent() && own == null) {
      return null;
    }
    List<CaseRevision> window = new ArrayList<>();
    for (CaseRevision other : history.events()) {
      if (isWithin(other.eventTimeMicros(), event.eventTimeMicros(), withinMicros)
          && (by.isEmpty() || PlainOrder.isSame(own, history.value(other, by.get())))) {
        window.add(other);
      }
    }
    return window;
  }

  /** Whether an event time lies in {@code [e - within, e)}. */
  protected boolean isWithin(long otherMicros, long eventTimeMicros, long withinMicros) {
    return otherMicros < eventTimeMicros
        && (withinMicros == Long.MAX_VALUE || isNear(eventTimeMicros - otherMicros, withinMicros));
  }

  protected boolean isNear(long micros, long withinMicros) {
    return micros <= withinMicros;
  }

  protected List<Object> present(
      ReferenceHistory history, List<CaseRevision> window, String attribute) {
    List<Object> present = new ArrayList<>();
    for (CaseRevision event : window) {
      Object value = history.value(event, attribute);
      if (value != null) {
        present.add(value);
      }
    }
    return present;
  }

  protected long distinct(List<Object> present) {
    List<Object> different = new ArrayList<>();
    for (Object value : present) {
      if (different.stream().noneMatch(other -> PlainOrder.isSame(value, other))) {
        different.add(value);
      }
    }
    return different.size();
  }

  protected Object sum(List<Object> present, boolean isDouble) {
    if (!isDouble) {
      BigInteger sum = BigInteger.ZERO;
      for (Object value : present) {
        sum = sum.add(BigInteger.valueOf((Long) value));
      }
      return sum.longValueExact();
    }
    double special = 0;
    BigDecimal sum = BigDecimal.ZERO;
    for (Object value : present) {
      if (Double.isFinite((Double) value)) {
        sum = sum.add(new BigDecimal((Double) value));
      } else {
        special += (Double) value;
      }
    }
    return special == 0 ? (Object) sum.doubleValue() : special;
  }
}
