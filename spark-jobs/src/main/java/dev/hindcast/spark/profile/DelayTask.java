/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.profile;

import dev.hindcast.spark.row.RowLayout;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Objects;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * Counts the labels that would see other revisions under another delay. Rows come user by user,
 * labels first, and the revisions of a source in the order of arrival.
 */
final class DelayTask {
  private final DelayChange change;
  private final long[] differing;
  private long[] labels = new long[16];
  private boolean[] differs = new boolean[16];
  private int labelCount;
  private long[] arrivals = new long[16];
  private long[] times = new long[16];
  private int revisions;
  private int source = RowLayout.LABELS;
  private UTF8String user;

  private DelayTask(DelayChange change, int sources) {
    this.change = change;
    this.differing = new long[sources + 2];
  }

  /** Labels by source that differ because of it, then those that differ at all, then all labels. */
  static long[] count(Iterator<InternalRow> rows, DelayChange change, int sources) {
    DelayTask task = new DelayTask(change, sources);
    while (rows.hasNext()) {
      InternalRow row = rows.next();
      if (!ProfileRows.isRejected(row)) {
        task.take(row);
      }
    }
    task.endUser();
    return task.differing;
  }

  private void take(InternalRow row) {
    UTF8String name = row.getUTF8String(ProfileRows.USER);
    if (!Objects.equals(name, user)) {
      endUser();
      user = name.copy();
    }
    int input = row.getInt(ProfileRows.INPUT);
    if (input == RowLayout.LABELS) {
      addLabel(row.getLong(ProfileRows.TIME));
    } else if (labelCount > 0) {
      if (input != source) {
        endSource();
        source = input;
      }
      addRevision(row.getLong(ProfileRows.ARRIVAL), row.getLong(ProfileRows.TIME));
    }
  }

  private void addLabel(long timeMicros) {
    if (labelCount == labels.length) {
      labels = Arrays.copyOf(labels, labelCount * 2);
      differs = Arrays.copyOf(differs, labelCount * 2);
    }
    differs[labelCount] = false;
    labels[labelCount++] = timeMicros;
  }

  private void addRevision(long arrivalMicros, long timeMicros) {
    if (revisions == arrivals.length) {
      arrivals = Arrays.copyOf(arrivals, revisions * 2);
      times = Arrays.copyOf(times, revisions * 2);
    }
    arrivals[revisions] = arrivalMicros;
    times[revisions++] = timeMicros;
  }

  private void endSource() {
    if (revisions > 0) {
      for (int label = 0; label < labelCount; label++) {
        if (sees(labels[label])) {
          differs[label] = true;
          differing[source]++;
        }
      }
    }
    revisions = 0;
  }

  /** Whether a revision in view arrived where one of both delays sees it and the other does not. */
  private boolean sees(long labelTimeMicros) {
    long after = change.afterMicros(labelTimeMicros);
    long until = change.untilMicros(labelTimeMicros);
    for (int n = firstAfter(after); n < revisions && arrivals[n] <= until; n++) {
      if (change.isInView(source, labelTimeMicros, times[n])) {
        return true;
      }
    }
    return false;
  }

  private int firstAfter(long arrivalMicros) {
    int low = 0;
    int high = revisions;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (arrivals[middle] <= arrivalMicros) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private void endUser() {
    endSource();
    source = RowLayout.LABELS;
    int sources = differing.length - 2;
    for (int label = 0; label < labelCount; label++) {
      differing[sources] += differs[label] ? 1 : 0;
      differing[sources + 1]++;
    }
    labelCount = 0;
  }
}
