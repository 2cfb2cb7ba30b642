/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.store;

import static dev.hindcast.store.DatasetStoreContract.refused;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hindcast.error.ErrorCode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** What the files of a dataset do on every storage. */
abstract class StoreFilesContract {
  private static final int RIVALS = 6;

  /** The files of a dataset on this test's storage, as a process of its own would see them. */
  abstract StoreFiles files(String dataset);

  final StoreFiles files() {
    return files("home-feed");
  }

  @Test
  void fileThatWasMadeReadsBackWhole() throws IOException {
    byte[] bytes = "whole".repeat(50_000).getBytes(UTF_8);
    files().create("builds/b-1/notes.txt", bytes);

    assertThat(files().exists("builds/b-1/notes.txt")).isTrue();
    assertThat(files().sizeBytes("builds/b-1/notes.txt")).isEqualTo(bytes.length);
    assertThat(files().read("builds/b-1/notes.txt")).isEqualTo(bytes);
    try (InputStream file = files().open("builds/b-1/notes.txt")) {
      assertThat(file.readAllBytes()).isEqualTo(bytes);
    }
    files().makeDurable("builds/b-1/notes.txt");
  }

  @Test
  void nameThatIsTakenIsLeftAsItIs() throws IOException {
    files().create("versions/x.json", new byte[] {1});

    assertThatThrownBy(() -> files().create("versions/x.json", new byte[] {2, 3}))
        .isInstanceOf(FileAlreadyExistsException.class)
        .hasMessageEndingWith("home-feed/versions/x.json");
    assertThat(files().read("versions/x.json")).containsExactly(1);
    assertThat(files().list("versions")).containsExactly("x.json");
  }

  @Test
  void emptyFileIsAFile() throws IOException {
    files().create("versions/empty", new byte[0]);

    assertThat(files().exists("versions/empty")).isTrue();
    assertThat(files().read("versions/empty")).isEmpty();
    assertThatThrownBy(() -> files().create("versions/empty", new byte[] {1}))
        .isInstanceOf(FileAlreadyExistsException.class);
  }

  @Test
  void fileTakesThePlaceOfAnotherOne() throws IOException {
    files().create("versions/x.json", new byte[] {1, 2, 3});

    files().replace("versions/x.json", new byte[] {4});
    files().replace("versions/y.json", new byte[] {5, 6});

    assertThat(files().read("versions/x.json")).containsExactly(4);
    assertThat(files().sizeBytes("versions/x.json")).isEqualTo(1);
    assertThat(files().read("versions/y.json")).containsExactly(5, 6);
    assertThat(files().list("versions")).containsExactly("x.json", "y.json");
    assertThatThrownBy(() -> files().create("versions/x.json", new byte[] {7}))
        .isInstanceOf(FileAlreadyExistsException.class);
  }

  @Test
  void whoReadsWhileAFileIsReplacedFindsOneOfBothWhole() throws Exception {
    byte[] old = "old".repeat(20_000).getBytes(UTF_8);
    byte[] next = "next".repeat(30_000).getBytes(UTF_8);
    files().create("versions/x.json", old);
    ExecutorService threads = Executors.newFixedThreadPool(1);
    try {
      Future<Integer> reads =
          threads.submit(
              () -> {
                StoreFiles own = files();
                int found = 0;
                while (!Arrays.equals(own.read("versions/x.json"), next)) {
                  byte[] read = own.read("versions/x.json");
                  assertThat(Arrays.equals(read, old) || Arrays.equals(read, next)).isTrue();
                  found++;
                }
                return found;
              });
      for (int round = 0; round < 20; round++) {
        files().replace("versions/x.json", old);
      }
      files().replace("versions/x.json", next);
      assertThat(reads.get()).isNotNegative();
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void ofManyThatMakeOneFileExactlyOneSucceeds() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(RIVALS);
    try {
      for (int trial = 0; trial < 10; trial++) {
        String path = "versions/race-" + trial;
        CyclicBarrier start = new CyclicBarrier(RIVALS);
        List<Callable<Boolean>> rivals = new ArrayList<>();
        IntStream.range(0, RIVALS)
            .forEach(
                rival ->
                    rivals.add(
                        () -> {
                          StoreFiles own = files();
                          start.await();
                          return isMade(own, path, rival);
                        }));
        List<Future<Boolean>> made = threads.invokeAll(rivals);
        List<Integer> winners = new ArrayList<>();
        for (int rival = 0; rival < RIVALS; rival++) {
          if (made.get(rival).get()) {
            winners.add(rival);
          }
        }
        assertThat(winners).as("winners of %s", path).hasSize(1);
        assertThat(files().read(path)).containsExactly(winners.get(0));
      }
    } finally {
      threads.shutdownNow();
    }
  }

  private static boolean isMade(StoreFiles files, String path, int rival) throws IOException {
    try {
      files.create(path, new byte[] {(byte) rival});
      return true;
    } catch (FileAlreadyExistsException e) {
      return false;
    }
  }

  @Test
  void whatIsNotThereIsSaidSo() throws IOException {
    assertThat(files().list("versions")).isEmpty();
    assertThat(files().walk("data")).isEmpty();
    assertThat(files().exists("versions/v000001.json")).isFalse();
    files().delete("versions/v000001.json");
    files().deleteFolder("data/b-1");
    for (ThrowingCallable action :
        List.<ThrowingCallable>of(
            () -> files().read("versions/v000001.json"),
            () -> files().sizeBytes("versions/v000001.json"),
            () -> files().open("versions/v000001.json").close())) {
      assertThatThrownBy(action)
          .isInstanceOf(NoSuchFileException.class)
          .hasMessageContaining("home-feed/versions/v000001.json");
    }
  }

  @Test
  void namesAndFilesAreListedInTheirOrder() throws IOException {
    for (String path :
        List.of(
            "data/b-2/label_date=2026-03-01/part-00000-0.parquet",
            "data/b-1/label_date=2026-03-02/part-00001-0.parquet",
            "data/b-1/label_date=2026-03-02/part-00000-0.parquet",
            "data/notes.txt")) {
      files().create(path, new byte[path.length()]);
    }

    assertThat(files().list("data")).containsExactly("b-1", "b-2", "notes.txt");
    assertThat(files().walk("data"))
        .extracting(StoredFile::path)
        .containsExactly(
            "data/b-1/label_date=2026-03-02/part-00000-0.parquet",
            "data/b-1/label_date=2026-03-02/part-00001-0.parquet",
            "data/b-2/label_date=2026-03-01/part-00000-0.parquet",
            "data/notes.txt");
    assertThat(files().walk("data"))
        .allSatisfy(
            file -> {
              assertThat(file.sizeBytes()).isEqualTo(file.path().length());
              assertThat(file.modifiedAtMicros()).isGreaterThan(1_500_000_000_000_000L);
            });
  }

  @Test
  void filesAndFoldersAreRemoved() throws IOException {
    for (String path : List.of("data/b-1/a/x", "data/b-1/y", "data/b-2/z")) {
      files().create(path, new byte[1]);
    }

    files().delete("data/b-1/y");
    assertThat(files().walk("data"))
        .extracting(StoredFile::path)
        .containsExactly("data/b-1/a/x", "data/b-2/z");
    files().deleteFolder("data/b-1");
    assertThat(files().walk("data")).extracting(StoredFile::path).containsExactly("data/b-2/z");
    files().create("data/b-1/y", new byte[2]);
    assertThat(files().sizeBytes("data/b-1/y")).isEqualTo(2);
  }

  @Test
  void datasetsOfOneStorageDoNotSeeEachOther() throws IOException {
    files("home-feed").create("versions/x", new byte[1]);

    assertThat(files("home-feed-2").list("versions")).isEmpty();
    assertThat(files("home").exists("versions/x")).isFalse();
  }

  @Test
  void placesAreNamedForReaders() {
    assertThat(files().location("data/b-1/x.parquet"))
        .isEqualTo(files().root() + "/data/b-1/x.parquet");
    assertThat(files().root()).endsWith("/home-feed");
    assertThat(files().uri("data/b-1")).matches("[a-z0-9]+:/.*/home-feed/data/b-1");
  }

  @Test
  void hostilePathsAreRefusedByEveryOperation() {
    for (String path : DatasetLayoutTest.HOSTILE) {
      for (ThrowingCallable action :
          List.<ThrowingCallable>of(
              () -> files().location(path),
              () -> files().uri(path),
              () -> files().onThisMachine(path),
              () -> files().list(path),
              () -> files().walk(path),
              () -> files().exists(path),
              () -> files().sizeBytes(path),
              () -> files().read(path),
              () -> files().open(path).close(),
              () -> files().create(path, new byte[1]),
              () -> files().replace(path, new byte[1]),
              () -> files().makeDurable(path),
              () -> files().delete(path),
              () -> files().deleteFolder(path))) {
        refused(ErrorCode.REQUEST_INVALID, action)
            .as(path)
            .hasMessageStartingWith("Cannot use path '");
      }
    }
  }
}
