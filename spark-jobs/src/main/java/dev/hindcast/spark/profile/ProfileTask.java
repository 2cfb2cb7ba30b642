/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.profile;

import dev.hindcast.spark.row.RowLayout;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Objects;
import java.util.Set;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.unsafe.types.UTF8String;

/** Counts the rows of one task, which come user by user, input by input and event by event. */
final class ProfileTask {
  private record Content(long revision, boolean isRetraction, long hash) {}

  private final InputProfile[] profiles;
  private final long declaredDelayMicros;
  private final long knowledgeTimeMicros;
  private final Set<Content> contents = new HashSet<>();
  private long[] eventTimes = new long[16];
  private int userEvents;
  private UTF8String user;
  private int input = Integer.MIN_VALUE;
  private long identity;
  private boolean hasEvent;
  private boolean hasReport;
  private int reports;
  private long firstTime;

  private ProfileTask(int sources, long declaredDelayMicros, long knowledgeTimeMicros) {
    this.declaredDelayMicros = declaredDelayMicros;
    this.knowledgeTimeMicros = knowledgeTimeMicros;
    profiles = new InputProfile[sources + 1];
    Arrays.setAll(profiles, n -> new InputProfile());
  }

  /** The profiles of the sources in the definition's order, and behind them that of the labels. */
  static InputProfile[] count(
      Iterator<InternalRow> rows, int sources, long declaredDelayMicros, long knowledgeTimeMicros) {
    ProfileTask task = new ProfileTask(sources, declaredDelayMicros, knowledgeTimeMicros);
    while (rows.hasNext()) {
      task.take(rows.next());
    }
    task.endUser();
    return task.profiles;
  }

  private void take(InternalRow row) {
    int inputOfRow = row.getInt(ProfileRows.INPUT);
    InputProfile profile = profile(inputOfRow);
    profile.rows++;
    if (ProfileRows.isRejected(row)) {
      profile.reject(row.getInt(ProfileRows.REASON));
      return;
    }
    UTF8String name = row.getUTF8String(ProfileRows.USER);
    if (inputOfRow != input || !Objects.equals(name, user)) {
      endUser();
      user = name.copy();
      input = inputOfRow;
      profile.users++;
    }
    if (inputOfRow != RowLayout.LABELS) {
      takeRevision(row, profile);
    }
  }

  private void takeRevision(InternalRow row, InputProfile profile) {
    long arrival = row.getLong(ProfileRows.ARRIVAL);
    long time = row.getLong(ProfileRows.TIME);
    boolean isRetraction = row.getBoolean(ProfileRows.RETRACTION);
    if (!hasEvent || row.getLong(ProfileRows.IDENTITY) != identity) {
      endEvent();
      hasEvent = true;
      identity = row.getLong(ProfileRows.IDENTITY);
      profile.events++;
      firstTime = time;
    }
    profile.arrivedBeforeEvent += arrival < time ? 1 : 0;
    profile.arrivedAfterKnowledge += arrival > knowledgeTimeMicros ? 1 : 0;
    Content content =
        new Content(
            row.getLong(ProfileRows.REVISION), isRetraction, row.getLong(ProfileRows.CONTENT));
    if (!contents.add(content)) {
      profile.duplicates++;
    } else if (isRetraction) {
      profile.retractions++;
    } else {
      reports++;
    }
    if (!isRetraction && !hasReport) {
      hasReport = true;
      firstTime = time;
      profile.lateness.add(arrival - time, declaredDelayMicros);
    }
  }

  private void endEvent() {
    if (!hasEvent) {
      return;
    }
    InputProfile profile = profile(input);
    profile.corrections += Math.max(0, reports - 1);
    profile.retractionsOfUnknown += hasReport ? 0 : 1;
    if (userEvents == eventTimes.length) {
      eventTimes = Arrays.copyOf(eventTimes, userEvents * 2);
    }
    eventTimes[userEvents++] = firstTime;
    contents.clear();
    reports = 0;
    hasReport = false;
    hasEvent = false;
  }

  private void endUser() {
    endEvent();
    if (userEvents > 0) {
      InputProfile profile = profile(input);
      profile.ties += ties();
      if (profile.heavyUsers.wants(userEvents)) {
        profile.heavyUsers.add(new HeavyUsers.HeavyUser(user.toString(), userEvents));
      }
      userEvents = 0;
    }
  }

  /** Events of the user that share their event time with another one. */
  private long ties() {
    Arrays.sort(eventTimes, 0, userEvents);
    long ties = 0;
    for (int n = 0; n < userEvents; n++) {
      boolean isLikeBefore = n > 0 && eventTimes[n] == eventTimes[n - 1];
      boolean isLikeAfter = n + 1 < userEvents && eventTimes[n] == eventTimes[n + 1];
      ties += isLikeBefore || isLikeAfter ? 1 : 0;
    }
    return ties;
  }

  private InputProfile profile(int ofInput) {
    return profiles[ofInput == RowLayout.LABELS ? profiles.length - 1 : ofInput];
  }
}
