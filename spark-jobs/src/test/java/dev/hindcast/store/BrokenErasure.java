/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hindcast.dataset.DatasetManifest;
import dev.hindcast.dataset.ErasedFile;
import dev.hindcast.dataset.Erasure;
import dev.hindcast.dataset.PublishedFile;
import dev.hindcast.dataset.RowDigest;
import dev.hindcast.dataset.SequenceTally;
import dev.hindcast.definition.SequenceOrder;
import dev.hindcast.error.ErrorCode;
import dev.hindcast.error.HindcastException;
import dev.hindcast.store.erase.DatasetErasure;
import dev.hindcast.store.erase.ErasureFolder;
import dev.hindcast.store.erase.ErasureWork;
import dev.hindcast.store.erase.Erasures;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Erases users from a dataset of three versions, again and again from a new one. */
final class BrokenErasure implements BrokenChange {
  private static final long NOW = 1_775_000_000_000_000L;
  private static final String ORPHAN = "data/b-20260101T000000Z-ffffffff/part-00000-0.parquet";
  private static final String REJECTED =
      "builds/b-20260101T000000Z-00000001/quarantine/part-00000-0.parquet";
  private static final String SCRATCH = "builds/b-20260101T000000Z-00000001/scratch/x.parquet";
  private static final List<byte[]> USERS = List.of("u-1".getBytes(UTF_8), "u-2".getBytes(UTF_8));

  private final BreakableStorage storage;
  private final String folder;
  private int trial;
  private int attempts;
  private DatasetStore store;
  private List<DatasetManifest> before = List.of();

  BrokenErasure(BreakableStorage storage, String folder) {
    this.storage = storage;
    this.folder = folder;
  }

  @Override
  public String name() {
    return "erase";
  }

  @Override
  public void prepare() throws IOException {
    trial++;
    store = storage.open(folder + "-" + trial);
    before = History.of(store, 3).versions();
    store.files().create(ORPHAN, "u-1".getBytes(UTF_8));
    store.files().create(REJECTED, "u-1".getBytes(UTF_8));
    store.files().create(SCRATCH, "u-1".getBytes(UTF_8));
  }

  @Override
  public void make() {
    Erasures erasures = new Erasures(store);
    ErasureFolder begun =
        erasures
            .of(USERS)
            .orElseGet(() -> erasures.begin(USERS, "ab".repeat(16), "b-erase", NOW, "0.1.0"));
    new DatasetErasure(store, begun, new Work(begun.erasure())).run(NOW);
  }

  /** Every version is whole at every moment; at the end none has a file that held the users. */
  @Override
  public boolean isMade() throws IOException {
    List<Integer> versions = store.versions();
    assertThat(versions).isIn(List.of(1, 2, 3), List.of(1, 2, 3, 4));
    boolean isErased = versions.size() == 4;
    for (int version : versions) {
      DatasetManifest manifest = store.load(version);
      for (PublishedFile file : manifest.files()) {
        assertThat(store.files().sizeBytes(file.path()))
            .as(file.path())
            .isEqualTo(file.sizeBytes());
        isErased &= !isHeld(file);
      }
    }
    for (String path : List.of(ORPHAN, SCRATCH)) {
      isErased &= !store.files().exists(path);
    }
    isErased &= new String(store.files().read(REJECTED), UTF_8).isEmpty();
    Optional<ErasureFolder> begun = new Erasures(store).of(USERS);
    boolean isMade = begun.isPresent() && begun.get().receipt().isPresent();
    assertThat(isMade && !isErased).as("a receipt, but users are left").isFalse();
    return isMade;
  }

  @Override
  public boolean isOneStep() {
    return false;
  }

  @Override
  public void accept() {
    assertThat(store.versions()).containsExactly(1, 2, 3, 4);
    for (DatasetManifest old : before) {
      DatasetManifest now = store.load(old.version());
      assertThat(now.rows()).isEqualTo(old.rows() - held(old));
      assertThat(now.erasures()).hasSize(1);
    }
    assertThat(store.load(4).rows()).isEqualTo(store.load(3).rows());
    try {
      assertThat(store.files().walk("data").stream().map(StoredFile::path)).allMatch(this::isNamed);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private boolean isNamed(String path) {
    return store.versions().stream()
        .anyMatch(
            version ->
                store.load(version).files().stream().anyMatch(file -> file.path().equals(path)));
  }

  private static long held(DatasetManifest manifest) {
    return manifest.files().stream().filter(BrokenErasure::isHeld).count();
  }

  /** The first file of each window holds a row of the users. */
  private static boolean isHeld(PublishedFile file) {
    return file.path().endsWith("part-00000-0.parquet");
  }

  /** One row of each such file goes. */
  private final class Work implements ErasureWork {
    private final Erasure erasure;

    Work(Erasure erasure) {
      this.erasure = erasure;
    }

    @Override
    public Copied copy(DatasetManifest version, List<PublishedFile> files) {
      List<ErasedFile> erased = new ArrayList<>();
      for (PublishedFile file : files) {
        if (isHeld(file)) {
          erased.add(erased(file));
        }
      }
      return new Copied(erased, erased.isEmpty() ? List.of() : erasure.hashes().subList(0, 1));
    }

    private ErasedFile erased(PublishedFile file) {
      attempts++;
      String path = "data/b-erase/label_date=x/part-00000-c" + attempts + ".parquet";
      byte[] content = ("a copy of " + file.path()).getBytes(UTF_8);
      change(() -> store.files().create(path, content));
      SequenceTally tally =
          new SequenceTally(List.of("event_time", "item"), SequenceOrder.OLDEST_FIRST);
      tally.addEmpty();
      RowDigest erasedDigest = new RowDigest(3, 4);
      PublishedFile copy =
          new PublishedFile(
              path,
              file.window(),
              content.length,
              file.rows() - 1,
              "ab".repeat(32),
              file.rowDigest().minus(erasedDigest),
              file.minLabelTimeMicros(),
              file.maxLabelTimeMicros(),
              file.minUserHash(),
              file.maxUserHash());
      return new ErasedFile(
          file.path(),
          file.rows(),
          1,
          erasedDigest,
          List.of(copy),
          Map.of("views", tally.statistics()),
          Map.of(),
          Map.of("embargo", 1L));
    }

    @Override
    public Map<String, long[]> greatest(DatasetManifest version, List<PublishedFile> files) {
      throw new AssertionError("an empty sequence is not the longest");
    }

    @Override
    public long cleanRejected(String path) {
      boolean[] isHeld = {false};
      change(
          () -> {
            isHeld[0] = store.files().read(path).length > 0;
            store.files().replace(path, new byte[0]);
          });
      return isHeld[0] ? 1 : 0;
    }

    @Override
    public Tables cleanTables(ErasureFolder folder) {
      return Tables.NONE;
    }
  }

  private interface Change {
    void make() throws IOException;
  }

  private static void change(Change change) {
    try {
      change.make();
    } catch (IOException e) {
      throw new HindcastException(ErrorCode.STORAGE_FAILED, "a file of a test", e);
    }
  }
}
