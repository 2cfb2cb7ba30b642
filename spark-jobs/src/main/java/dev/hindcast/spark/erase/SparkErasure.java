/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.erase;

import dev.hindcast.dataset.DatasetManifest;
import dev.hindcast.dataset.ErasedFile;
import dev.hindcast.dataset.ErasedUsers;
import dev.hindcast.dataset.Erasure;
import dev.hindcast.dataset.PublishedFile;
import dev.hindcast.dataset.RowDigest;
import dev.hindcast.dataset.SequenceStatistics;
import dev.hindcast.error.ErrorCode;
import dev.hindcast.error.HindcastException;
import dev.hindcast.iceberg.TargetTables;
import dev.hindcast.parquet.WrittenFile;
import dev.hindcast.parquet.audit.UserHash;
import dev.hindcast.spark.HadoopSettings;
import dev.hindcast.spark.correct.GreatestNumbers;
import dev.hindcast.store.DatasetStore;
import dev.hindcast.store.OfferedTables;
import dev.hindcast.store.erase.ErasureFolder;
import dev.hindcast.store.erase.ErasureWork;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.util.SerializableConfiguration;

/** Does the part of an erasure that reads and writes rows, on Spark. */
public final class SparkErasure implements ErasureWork {
  private final SparkSession spark;
  private final DatasetStore store;
  private final Erasure erasure;
  private final long[] userHashes;
  private final Map<String, Map<String, String>> catalogs;
  private final String attempt;
  private final Broadcast<ErasedUsers> users;

  /**
   * @param ids UTF-8 of the texts of the user ids, by which files are left out that cannot hold any
   * @param catalogs that tables are reached by which offer versions
   * @param attempt letters and digits that no other run of the erasure has
   */
  public SparkErasure(
      SparkSession spark,
      DatasetStore store,
      Erasure erasure,
      List<byte[]> ids,
      Map<String, Map<String, String>> catalogs,
      String attempt) {
    this.spark = spark;
    this.store = store;
    this.erasure = erasure;
    this.userHashes = ids.stream().mapToLong(UserHash::of).sorted().toArray();
    this.catalogs = catalogs;
    this.attempt = attempt;
    this.users = context().broadcast(erasure.users());
  }

  @Override
  public Copied copy(DatasetManifest version, List<PublishedFile> files) {
    List<PublishedFile> held = possible(files);
    List<CopiedFile> copied = run(version, held, true);
    List<ErasedFile> erased = new ArrayList<>();
    Set<String> found = new TreeSet<>();
    for (int n = 0; n < held.size(); n++) {
      if (copied.get(n).rowsErased() > 0) {
        erased.add(erased(held.get(n), copied.get(n)));
        found.addAll(copied.get(n).foundUsers());
      }
    }
    return new Copied(erased, List.copyOf(found));
  }

  /** What {@link #copy} would find; nothing is written, and all rows count as erased. */
  public Found count(DatasetManifest version, List<PublishedFile> files) {
    List<PublishedFile> held = possible(files);
    List<CopiedFile> copied = run(version, held, false);
    Map<String, Long> rows = new TreeMap<>();
    Set<String> found = new TreeSet<>();
    for (int n = 0; n < held.size(); n++) {
      rows.put(held.get(n).path(), copied.get(n).rowsErased());
      found.addAll(copied.get(n).foundUsers());
    }
    return new Found(rows, List.copyOf(found));
  }

  /**
   * Rows of erased users.
   *
   * @param rows by the file's path; none for files that cannot hold any
   * @param users hashes of those that have rows
   */
  public record Found(Map<String, Long> rows, List<String> users) {
    public Found {
      rows = Map.copyOf(rows);
      users = List.copyOf(users);
    }
  }

  private List<CopiedFile> run(DatasetManifest version, List<PublishedFile> files, boolean copies) {
    return new FileErasure(
            version,
            erasure.buildId(),
            store.files().uri(dataFolder()),
            attempt,
            copies,
            new SerializableConfiguration(HadoopSettings.of(spark)))
        .run(
            context(),
            files,
            files.stream().map(file -> store.files().uri(file.path())).toList(),
            users);
  }

  /** Files whose range of user hashes has one of the users. */
  private List<PublishedFile> possible(List<PublishedFile> files) {
    return files.stream()
        .filter(
            file -> {
              int at = Arrays.binarySearch(userHashes, file.minUserHash());
              int first = at < 0 ? -at - 1 : at;
              return first < userHashes.length && userHashes[first] <= file.maxUserHash();
            })
        .toList();
  }

  private ErasedFile erased(PublishedFile file, CopiedFile copied) {
    List<PublishedFile> copies = copied.copies().stream().map(this::published).toList();
    RowDigest left =
        copies.stream().map(PublishedFile::rowDigest).reduce(RowDigest.ZERO, RowDigest::plus);
    Map<String, SequenceStatistics> statistics = new TreeMap<>();
    copied.tallies().forEach((name, tally) -> statistics.put(name, tally.statistics()));
    return new ErasedFile(
        file.path(),
        file.rows(),
        copied.rowsErased(),
        file.rowDigest().minus(left),
        copies,
        statistics,
        copied.splitRows(),
        copied.rowsWithoutSplit());
  }

  private PublishedFile published(WrittenFile file) {
    return new PublishedFile(
        dataFolder() + "/" + file.path(),
        file.window(),
        file.sizeBytes(),
        file.rows(),
        file.sha256(),
        file.rowDigest(),
        file.minLabelTimeMicros(),
        file.maxLabelTimeMicros(),
        file.minUserHash(),
        file.maxUserHash());
  }

  private String dataFolder() {
    return store.layout().dataFolder(erasure.buildId());
  }

  private JavaSparkContext context() {
    return JavaSparkContext.fromSparkContext(spark.sparkContext());
  }

  @Override
  public Map<String, long[]> greatest(DatasetManifest version, List<PublishedFile> files) {
    return new GreatestNumbers(spark, version.schema())
        .of(files.stream().map(file -> store.files().uri(file.path())).toList());
  }

  @Override
  public long cleanRejected(String path) {
    try {
      return new RejectedRows(spark, store.files(), HadoopSettings.of(spark), erasure.users())
          .clean(path);
    } catch (IOException e) {
      throw new HindcastException(
          ErrorCode.STORAGE_FAILED,
          "Cannot take rows of erased users out of "
              + store.files().location(path)
              + ": it cannot be read or written ("
              + e
              + "). Give the same command again to go on.",
          e);
    }
  }

  /**
   * Looks at the tables that are to be cleaned last, so that a catalog which does not answer is
   * known before anything is erased.
   *
   * @throws HindcastException COMMAND_LINE_INVALID, DEFINITION_INVALID or CATALOG_UNREACHABLE
   */
  public void requireTables() {
    for (String name : new OfferedTables(store).all()) {
      try (TargetTables tables = new TargetTables(catalogs, HadoopSettings.of(spark), name)) {
        tables.load();
      }
    }
  }

  @Override
  public Tables cleanTables(ErasureFolder folder) {
    return new TableRenewal(store, folder, catalogs, HadoopSettings.of(spark)).run();
  }
}
