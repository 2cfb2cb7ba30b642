/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindcast.dataset.DatasetManifest;
import java.io.FileNotFoundException;
import java.io.IOException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Answers of a name node that are lost after it renamed a manifest to its name. */
@Tag("components")
class HdfsAnswersTest {
  private static final int TRIALS = 10;

  /** The second that succeeds: the first is of the probe, whose second one fails. */
  private static final int RENAME_OF_MANIFEST = 2;

  @Test
  void renameWhoseAnswerIsLostIsRecognised() throws IOException {
    lose("lost", new IOException("the answer is lost"));
  }

  /** A client that asks again, where the name node has forgotten its first call. */
  @Test
  void renameThatWasAskedTwiceIsRecognised() throws IOException {
    lose("twice", new FileNotFoundException("rename source is not there"));
  }

  private static void lose(String folder, IOException failure) throws IOException {
    BreakableHdfs storage = BreakableHdfs.running();
    History history = History.of(storage.open(folder), 1);
    for (int trial = 0; trial < TRIALS; trial++) {
      DatasetManifest next = history.prepare();
      int[] renames = {0};
      Watcher losing =
          new Watcher() {
            @Override
            public void after(int number, String operation) throws IOException {
              if (operation.equals("rename") && ++renames[0] == RENAME_OF_MANIFEST) {
                throw failure;
              }
            }
          };
      assertThat(storage.<PublishOutcome>watched(losing, () -> storage.open(folder).publish(next)))
          .isEqualTo(new PublishOutcome.Published(next));
      assertThat(renames[0]).isEqualTo(RENAME_OF_MANIFEST);
      assertThat(history.has(next)).isTrue();
      history.add(next);
    }
    history.checkAll();
    System.out.printf(
        "lost answers on hdfs: %d renames of a manifest (%s), each known as one's own%n",
        TRIALS, failure.getMessage());
  }
}
