/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.change;

import static dev.hindcast.spark.testing.Visits.event;
import static dev.hindcast.spark.testing.Visits.label;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hindcast.error.HindcastException;
import dev.hindcast.iceberg.change.PinnedChanges;
import dev.hindcast.iceberg.change.PinnedInputs;
import dev.hindcast.plan.BuildRequest;
import dev.hindcast.spark.testing.Lake;
import dev.hindcast.spark.testing.Visits;
import dev.hindcast.time.Micros;
import java.util.ArrayList;
import java.util.List;
import org.apache.iceberg.Table;
import org.apache.iceberg.spark.Spark3Util;
import org.junit.jupiter.api.Test;

/** Labels of the first four days of 2026 and what a few changed rows touch of them. */
class TouchedUsersTest {
  private static final String TO = "2026-01-05T00:00:00Z";

  private record Found(List<String> ranges, List<TouchCount> counts) {}

  @Test
  void eachChangeHasItsReasonAndItsTimes() {
    Visits visits = Visits.create("touched_reasons");
    BuildRequest before = visits.request();
    Lake.append(
        visits.events(),
        List.of(
            event("b", 10, "2026-01-02T08:00:00Z", "2026-01-02T08:00:00Z", "I", "new"),
            event("c", 11, "2026-01-01T00:00:00Z", "2026-01-20T00:00:00Z", "I", "too late"),
            event("a", 2, "2026-01-01T11:00:00Z", "2026-01-03T00:00:00Z", "I", "other"),
            event("a", 3, "2026-01-02T09:00:00Z", "2026-01-04T00:00:00Z", "D", "z"),
            event(null, 12, "2026-01-02T09:00:00Z", "2026-01-04T00:00:00Z", "I", "no user")));
    Lake.append(visits.labels(), List.of(label("l9", "d", "2026-01-02T00:00:00Z")));
    Lake.append(visits.labels(), List.of(label("l8", "d", "2026-01-09T00:00:00Z")));
    assertThat(find(before, visits.request()).ranges())
        .containsExactly(
            "a 2026-01-03T00:00:00Z " + TO + " correction=1 retraction=1",
            "b 2026-01-02T08:00:00.000001Z " + TO + " late-arrival=1",
            "d 2026-01-02T00:00:00Z 2026-01-02T00:00:00.000001Z label=1");

    Lake.spark().sql("DELETE FROM " + visits.events() + " WHERE event_id = 1");
    Lake.spark().sql("UPDATE " + visits.events() + " SET price = 9 WHERE event_id = 10");
    Found found = find(before, visits.request());
    assertThat(found.ranges())
        .containsExactly(
            "a 2026-01-01T10:00:00.000001Z " + TO + " correction=1 retraction=1 removal=1",
            "b 2026-01-02T08:00:00.000001Z " + TO + " late-arrival=1",
            "d 2026-01-02T00:00:00Z 2026-01-02T00:00:00.000001Z label=1");
    assertThat(found.counts())
        .containsExactly(
            new TouchCount("labels", TouchReason.LABEL, 1, 0, 1),
            new TouchCount("visits", TouchReason.LATE_ARRIVAL, 1, 1, 1),
            new TouchCount("visits", TouchReason.CORRECTION, 1, 0, 1),
            new TouchCount("visits", TouchReason.RETRACTION, 1, 0, 1),
            new TouchCount("visits", TouchReason.REMOVAL, 1, 0, 1));
  }

  @Test
  void rowThatWasReplacedIsCountedOnceAndTouchesFromItsOwnTime() {
    Visits visits = Visits.create("touched_replaced");
    BuildRequest before = visits.request("sources.visits.corrections = any");
    Lake.spark()
        .sql(
            "UPDATE "
                + visits.events()
                + " SET arrived = timestamp '2026-01-03 00:00:00', item = 'v' WHERE event_id = 2");
    Found found = find(before, visits.request("sources.visits.corrections = any"));

    assertThat(found.ranges()).containsExactly("a 2026-01-01T11:00:00Z " + TO + " correction=1");
    assertThat(found.counts())
        .containsExactly(new TouchCount("visits", TouchReason.CORRECTION, 1, 0, 1));
  }

  @Test
  void rangesOfAUserThatDoNotMeetStayApart() {
    Visits visits = Visits.create("touched_apart");
    String keys = "sequences.s.lookback = 1 hour";
    BuildRequest before = visits.request(keys);
    Lake.append(
        visits.events(),
        List.of(
            event("e", 20, "2026-01-01T08:00:00Z", "2026-01-01T08:00:00Z", "I", "x"),
            event("e", 21, "2026-01-01T08:30:00Z", "2026-01-01T08:30:00Z", "I", "y"),
            event("e", 22, "2026-01-03T08:00:00Z", "2026-01-03T08:00:00Z", "I", "z")));

    assertThat(find(before, visits.request(keys)).ranges())
        .containsExactly(
            "e 2026-01-01T08:00:00.000001Z 2026-01-01T09:30:00.000001Z late-arrival=2",
            "e 2026-01-03T08:00:00.000001Z 2026-01-03T09:00:00.000001Z late-arrival=1");
  }

  @Test
  void whatArrivesBetweenTwoKnowledgeTimesIsAChange() {
    Visits visits = Visits.create("touched_knowledge");
    Lake.append(
        visits.events(),
        List.of(event("f", 30, "2026-01-02T08:00:00Z", "2026-02-10T00:00:00Z", "I", "late")));
    String keys = "knowledge.policy = as-known-at";
    BuildRequest before = visits.request(keys, "2026-01-01", "2026-01-05", "2026-02-01");
    BuildRequest after = visits.request(keys, "2026-01-01", "2026-01-05", "2026-03-01");

    assertThat(find(before, after).ranges())
        .containsExactly("f 2026-01-02T08:00:00.000001Z " + TO + " late-arrival=1");
    assertThat(find(before, before).counts()).isEmpty();
  }

  @Test
  void commitTimesAreToldOfRowsThatTheTableNoLongerHas() {
    Visits visits = new Visits("touched_commits");
    Lake.spark().sql("CREATE NAMESPACE lake.touched_commits");
    Lake.spark()
        .sql(
            "CREATE TABLE lake.touched_commits.events (user_id string, event_id bigint, happened"
                + " timestamp, arrived timestamp, op string, item string, price double) USING"
                + " iceberg TBLPROPERTIES ('format-version' = '3')");
    Lake.create(visits.labels(), Visits.LABELS, List.of());
    long first = commit(visits, "a");
    long second = commit(visits, "b");
    String keys = "sources.visits.arrival-time = commit-time, sequences.s.lookback = 9999 days";
    String from = Micros.text(first - 1);
    String to = Micros.text(first + 3_600_000_000L);
    BuildRequest before = visits.request(keys, from, to, to);
    Table events = table(visits.events());
    events.manageSnapshots().rollbackTo(events.currentSnapshot().parentId()).commit();
    long third = commit(visits, "c");
    BuildRequest after = visits.request(keys, from, to, to);

    assertThat(find(before, after).ranges())
        .containsExactly(
            "b " + Micros.text(second) + " " + to + " removal=1",
            "c " + Micros.text(third) + " " + to + " late-arrival=1");
  }

  /** Adds an event of a user; returns the time of the commit, UTC microseconds. */
  private static long commit(Visits visits, String user) {
    Lake.append(
        visits.events(),
        List.of(event(user, 1, "2025-12-31T11:00:00Z", "2030-01-01T00:00:00Z", "I", "x")));
    return table(visits.events()).currentSnapshot().timestampMillis() * 1_000;
  }

  @Test
  void changesThatNobodyCanTellAreSaid() throws Exception {
    Visits visits = Visits.create("touched_expired");
    BuildRequest before = visits.request();
    Table events = Spark3Util.loadIcebergTable(Lake.spark(), visits.events());
    long pinned = events.currentSnapshot().snapshotId();
    Lake.append(
        visits.events(),
        List.of(event("b", 10, "2026-01-02T08:00:00Z", "2026-01-02T08:00:00Z", "I", "new")));
    events.refresh();
    events.expireSnapshots().expireSnapshotId(pinned).commit();

    assertThatThrownBy(() -> new SnapshotChanges(Lake.spark()).between(before, visits.request()))
        .isInstanceOf(HindcastException.class)
        .hasMessageStartingWith(
            "Cannot tell which labels of dataset touched-expired its changed inputs affect: table "
                + visits.events()
                + ": its snapshot "
                + pinned)
        .hasMessageEndingWith(", has expired. Build all label windows again.");
  }

  private static Found find(BuildRequest before, BuildRequest after) {
    PinnedChanges changes =
        PinnedChanges.between(
            after.definition().definition(),
            inputs(before),
            inputs(after),
            TouchedUsersTest::table);
    TouchedUsers users =
        TouchedUsers.find(
            Lake.spark(),
            after.definition().definition(),
            changes,
            TouchedUsersTest::table,
            after.fromMicros(),
            after.toMicros());
    List<String> ranges = new ArrayList<>();
    for (TouchedRange range : users.ranges()) {
      StringBuilder text = new StringBuilder(range.user().toString());
      text.append(' ').append(Micros.text(range.fromMicros()));
      text.append(' ').append(Micros.text(range.untilMicros()));
      range.counts().forEach((reason, count) -> text.append(" " + reason.text() + "=" + count));
      ranges.add(text.toString());
    }
    return new Found(ranges, users.counts());
  }

  private static PinnedInputs inputs(BuildRequest request) {
    return PinnedInputs.of(
        request.sourceSnapshots(), request.columns(), request.knowledgeTimeMicros());
  }

  private static Table table(String name) {
    try {
      return Spark3Util.loadIcebergTable(Lake.spark(), name);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
