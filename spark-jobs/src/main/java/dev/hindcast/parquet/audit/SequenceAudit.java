/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.parquet.audit;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.ColumnReader;
import org.apache.parquet.schema.MessageType;

/** Checks one sequence of every row of a row group. */
final class SequenceAudit {
  private final AuditRules rules;
  private final AuditRules.Sequence sequence;
  private final MessageType schema;
  private final RowGroup rows;
  private final Findings findings;
  private final long[] labelTimes;
  private final long[] lengths;
  private final long[] eligible;
  private final EventTimes times = new EventTimes();

  SequenceAudit(
      AuditRules rules,
      AuditRules.Sequence sequence,
      MessageType schema,
      RowGroup rows,
      long[] labelTimes,
      Findings findings) {
    this.rules = rules;
    this.sequence = sequence;
    this.schema = schema;
    this.rows = rows;
    this.labelTimes = labelTimes;
    this.findings = findings;
    this.lengths = rows.longs(sequence.column("length"));
    this.eligible = rows.longs(sequence.column("eligible"));
  }

  /** Returns the number of events. */
  long run() {
    checkLengths();
    checkArrivals();
    long events = checkEventTimes();
    sequence.lists().stream().filter(list -> !isRuled(list)).forEach(this::checkList);
    return events;
  }

  private void checkLengths() {
    for (int row = 0; row < lengths.length; row++) {
      if (lengths[row] > sequence.maxLength()) {
        report(
            row,
            AuditRule.MAX_LENGTH,
            "length %d of at most %d",
            lengths[row],
            sequence.maxLength());
      }
      long most = Math.min(eligible[row], sequence.maxLength());
      if (lengths[row] < 0 || lengths[row] > most || (lengths[row] < most && !sequence.selects())) {
        report(row, AuditRule.ELIGIBLE, "length %d of %d eligible", lengths[row], eligible[row]);
      }
    }
  }

  private void checkArrivals() {
    long[] greatest = rows.longs(sequence.column("max_arrival_time"));
    for (int row = 0; row < lengths.length; row++) {
      boolean missing = greatest[row] == RowGroup.NULL;
      if (missing != (lengths[row] == 0)) {
        report(
            row, AuditRule.MAX_ARRIVAL_TIME, "%s for length %d", text(greatest[row]), lengths[row]);
      }
      long known = rules.knowledgeTimeMicros(labelTimes[row]);
      if (!missing && greatest[row] > known) {
        report(row, AuditRule.ARRIVED_TOO_LATE, "%s after %s", text(greatest[row]), text(known));
      }
    }
  }

  private long checkEventTimes() {
    String name = sequence.column("event_time");
    ColumnDescriptor column = rows.elements(name);
    ColumnReader reader = rows.column(column);
    int elementLevel = Columns.elementLevel(schema, name);
    int valueLevel = column.getMaxDefinitionLevel();
    long[] greatest = rows.longs(sequence.column("max_event_time"));
    List<RuledList> ruled =
        sequence.rules().stream()
            .map(rule -> new RuledList(rule, sequence, schema, rows, times))
            .toList();
    long events = 0;
    for (int row = 0; row < lengths.length; row++) {
      long known = rules.knowledgeTimeMicros(labelTimes[row]);
      times.begin(labelTimes[row], Math.min(labelTimes[row], known), eligible[row]);
      long late = labelTimes[row] - sequence.gapMicros();
      long old = oldest(labelTimes[row]);
      int count = 0;
      long max = RowGroup.NULL;
      long previous = 0;
      do {
        int level = reader.getCurrentDefinitionLevel();
        if (level == valueLevel) {
          long time = reader.getLong();
          times.add(time);
          if (time >= late || time < old) {
            reportRange(row, time, late, old);
          }
          if (count > 0 && (sequence.newestFirst() ? time > previous : time < previous)) {
            report(row, AuditRule.EVENT_ORDER, "%s after %s", text(time), text(previous));
          }
          previous = time;
          max = Math.max(max, time);
          count++;
        } else if (level >= elementLevel) {
          report(row, AuditRule.EVENT_TIME_MISSING, "null at position %d", count);
          count++;
        }
        reader.consume();
      } while (reader.getCurrentRepetitionLevel() != 0);
      events += count;
      checkCount(row, name, count);
      for (RuledList list : ruled) {
        checkRuled(row, list);
      }
      if (greatest[row] != max) {
        report(
            row, AuditRule.MAX_EVENT_TIME, "%s, the list has %s", text(greatest[row]), text(max));
      }
    }
    return events;
  }

  private boolean isRuled(String list) {
    return sequence.rules().stream().anyMatch(rule -> rule.list().equals(list));
  }

  private void checkRuled(int row, RuledList list) {
    int count = list.next();
    checkCount(row, list.name(), count);
    if (count == times.length()) {
      list.problem()
          .ifPresent(problem -> report(row, AuditRule.LIST_RULE, "%s: %s", list.name(), problem));
    }
  }

  private void checkList(String name) {
    ColumnReader reader = rows.column(rows.elements(name));
    int elementLevel = Columns.elementLevel(schema, name);
    for (int row = 0; row < lengths.length; row++) {
      int count = reader.getCurrentDefinitionLevel() >= elementLevel ? 1 : 0;
      reader.consume();
      for (int level; (level = reader.getCurrentRepetitionLevel()) != 0; reader.consume()) {
        count += level == 1 ? 1 : 0;
      }
      checkCount(row, name, count);
    }
  }

  private void checkCount(int row, String name, int count) {
    if (count != lengths[row]) {
      report(
          row,
          AuditRule.ALIGNED_LISTS,
          "%s has %d elements, length is %d",
          name,
          count,
          lengths[row]);
    }
  }

  private long oldest(long labelTime) {
    long lookback = sequence.lookbackMicros();
    boolean bounded = labelTime >= 0 || lookback <= labelTime - Long.MIN_VALUE;
    return lookback != Long.MAX_VALUE && bounded ? labelTime - lookback : Long.MIN_VALUE;
  }

  private void reportRange(int row, long time, long late, long old) {
    if (time >= late) {
      report(row, AuditRule.EVENT_TOO_LATE, "%s is not before %s", text(time), text(late));
    } else {
      report(row, AuditRule.EVENT_TOO_OLD, "%s is before %s", text(time), text(old));
    }
  }

  private void report(int row, AuditRule rule, String detail, Object... values) {
    findings.add(row, rule, sequence.name() + ": " + String.format(Locale.ROOT, detail, values));
  }

  private static String text(long micros) {
    return micros == RowGroup.NULL
        ? "null"
        : Instant.EPOCH.plus(micros, ChronoUnit.MICROS).toString();
  }
}
