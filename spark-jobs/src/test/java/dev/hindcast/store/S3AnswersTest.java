/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.store;

import static dev.hindcast.store.DatasetStoreContract.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hindcast.dataset.DatasetManifest;
import dev.hindcast.error.ErrorCode;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Answers of an S3 storage that are lost, late or of another kind than usual, on a real wire. */
@Tag("components")
class S3AnswersTest {
  private static final int TRIALS = 10;

  private static BreakableS3 storage;
  private static BreakableS3 retrying;

  @BeforeAll
  static void open() throws IOException {
    storage = BreakableS3.withoutRetries();
    retrying = BreakableS3.withRetries();
  }

  /** Something that happens to the requests that put a manifest, by their number from 1. */
  private interface Trouble {
    void with(int put) throws IOException;
  }

  private static final class Puts implements Watcher {
    private final String start;
    private final Trouble before;
    private final Trouble after;
    private int count;

    Puts(String start, Trouble before, Trouble after) {
      this.start = start;
      this.before = before;
      this.after = after;
    }

    /** Of manifests. */
    static Puts answered(Trouble after) {
      return new Puts("PUT versions/", put -> {}, after);
    }

    /** Of manifests, which the storage does not see if there is trouble. */
    static Puts instead(Trouble before) {
      return new Puts("PUT versions/", before, put -> {});
    }

    @Override
    public void before(int number, String operation) throws IOException {
      if (operation.startsWith(start)) {
        count++;
        before.with(count);
      }
    }

    @Override
    public void after(int number, String operation) throws IOException {
      if (operation.startsWith(start)) {
        after.with(count);
      }
    }
  }

  private static void cut() throws IOException {
    throw new IOException("the answer is lost");
  }

  private static void answer(int status, String code) throws IOException {
    throw new S3Wire.Answer(status, code);
  }

  @Test
  void putWhoseAnswerIsLostIsRecognisedWithoutARetry() throws IOException {
    int puts = publishMany(storage, "lost", () -> Puts.answered(put -> cut()));

    assertThat(puts).isEqualTo(TRIALS);
    System.out.printf(
        "lost answers on s3: %d puts of a manifest, each known as one's own%n", TRIALS);
  }

  @Test
  void retriedPutThatFindsItsOwnFirstAttemptIsRecognised() throws IOException {
    int cut = publishMany(retrying, "cut", () -> Puts.answered(put -> firstTime(put, 0)));
    int failed = publishMany(retrying, "failed", () -> Puts.answered(put -> firstTime(put, 500)));
    int slowed = publishMany(retrying, "slowed", () -> Puts.answered(put -> firstTime(put, 503)));

    assertThat(List.of(cut, failed, slowed)).allMatch(puts -> puts >= 2 * TRIALS);
    System.out.printf(
        "lost answers on s3: %d puts that were done, lost and tried again by the client, %d"
            + " requests, each known as one's own%n",
        3 * TRIALS, cut + failed + slowed);
  }

  private static void firstTime(int put, int status) throws IOException {
    if (put == 1 && status > 0) {
      answer(status, status == 500 ? "InternalError" : "SlowDown");
    } else if (put == 1) {
      cut();
    }
  }

  @Test
  void conflictOfPutsAtTheSameTimeIsTriedAgain() throws IOException {
    int puts =
        publishMany(
            storage,
            "conflict",
            () ->
                Puts.instead(
                    put -> {
                      if (put <= 3) {
                        answer(409, "ConditionalRequestConflict");
                      }
                    }));

    assertThat(puts).isEqualTo(4 * TRIALS);
  }

  @Test
  void conflictWithoutEndIsAFailureAndNothingIsPublished() throws IOException {
    History history = History.of(storage.open("endless"), 1);
    DatasetManifest next = history.prepare();
    Puts puts = Puts.instead(put -> answer(409, "ConditionalRequestConflict"));

    refused(ErrorCode.STORAGE_FAILED, () -> publish(storage, "endless", puts, next))
        .hasMessageStartingWith("Cannot publish version 2 of dataset home-feed: IOException: ")
        .hasMessageContaining("others are putting s3a://");
    assertThat(puts.count).isEqualTo(101);
    assertThat(history.has(next)).isFalse();
    assertThat(storage.open("endless").publish(next)).isEqualTo(new PublishOutcome.Published(next));
  }

  @Test
  void storageThatDoesNotKnowTheConditionIsRefusedByName() throws IOException {
    History history = History.of(storage.open("unknown"), 1);
    DatasetManifest next = history.prepare();
    for (int status : new int[] {501, 405}) {
      for (String start : List.of("PUT builds/", "PUT versions/")) {
        Puts puts = new Puts(start, put -> answer(status, "NotHere"), put -> {});

        refused(ErrorCode.STORE_UNSUPPORTED, () -> publish(storage, "unknown", puts, next))
            .hasMessageStartingWith("Cannot publish versions of dataset home-feed in s3a://")
            .hasMessageContaining("the storage answered " + status);
        assertThat(history.has(next)).isFalse();
      }
    }
  }

  @Test
  void putThatIsNotAllowedIsAFailureAndNothingIsPublished() throws IOException {
    History history = History.of(storage.open("denied"), 1);
    DatasetManifest next = history.prepare();

    refused(
            ErrorCode.STORAGE_FAILED,
            () ->
                publish(storage, "denied", Puts.instead(put -> answer(403, "AccessDenied")), next))
        .hasMessageContaining("AccessDenied");
    assertThat(history.has(next)).isFalse();
  }

  @Test
  void nobodyKnowsWhereTheAnswerIsLostAndNothingCanBeRead() throws IOException {
    History history = History.of(retrying.open("blind"), 1);
    DatasetManifest next = history.prepare();
    Puts puts = Puts.answered(put -> firstTime(put, 0));
    Watcher blind =
        new Watcher() {
          @Override
          public void before(int number, String operation) throws IOException {
            puts.before(number, operation);
            if (puts.count > 0 && !operation.startsWith("PUT")) {
              answer(403, "AccessDenied");
            }
          }

          @Override
          public void after(int number, String operation) throws IOException {
            puts.after(number, operation);
          }
        };

    PublishOutcome outcome = publish(retrying, "blind", blind, next);

    assertThat(outcome).isInstanceOf(PublishOutcome.Unknown.class);
    assertThat(history.has(next)).isTrue();
    assertThat(retrying.open("blind").publish(next)).isEqualTo(new PublishOutcome.Published(next));
  }

  private interface Troubles {
    Puts next();
  }

  /** Publishes versions that come to be all in spite of trouble; how many puts that took. */
  private static int publishMany(BreakableS3 storage, String folder, Troubles troubles)
      throws IOException {
    History history = History.of(storage.open(folder), 1);
    int requests = 0;
    for (int trial = 0; trial < TRIALS; trial++) {
      DatasetManifest next = history.prepare();
      Puts puts = troubles.next();
      assertThat(publish(storage, folder, puts, next))
          .isEqualTo(new PublishOutcome.Published(next));
      assertThat(history.has(next)).isTrue();
      history.add(next);
      requests += puts.count;
    }
    history.checkAll();
    return requests;
  }

  private static PublishOutcome publish(
      BreakableS3 storage, String folder, Watcher watcher, DatasetManifest manifest)
      throws IOException {
    return storage.watched(watcher, () -> storage.open(folder).publish(manifest));
  }
}
