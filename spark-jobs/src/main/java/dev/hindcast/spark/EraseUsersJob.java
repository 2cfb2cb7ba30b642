/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hindcast.dataset.DatasetManifest;
import dev.hindcast.dataset.ErasedUsers;
import dev.hindcast.dataset.Erasure;
import dev.hindcast.dataset.PublishedFile;
import dev.hindcast.error.ErrorCode;
import dev.hindcast.error.HindcastException;
import dev.hindcast.plan.BuildRequest;
import dev.hindcast.spark.erase.SparkErasure;
import dev.hindcast.store.DatasetReference;
import dev.hindcast.store.DatasetStore;
import dev.hindcast.store.DatasetStores;
import dev.hindcast.store.erase.DatasetErasure;
import dev.hindcast.store.erase.ErasureFolder;
import dev.hindcast.store.erase.Erasures;
import dev.hindcast.store.erase.UserList;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.SparkSession;

/**
 * Erases users from a dataset: {@code --request REQUEST.json [--outcome OUTCOME.json] --dataset
 * FOLDER --users FILE [--dry-run yes]}. The erasure was begun by the launcher; a dry run needs none
 * and changes nothing. Of the request the definition's catalogs count, its build id and when it was
 * planned, which name the run.
 */
public final class EraseUsersJob {
  private static final String USERS = "users";
  private static final String DRY_RUN = "dry-run";

  private EraseUsersJob() {}

  public static void main(String[] arguments) {
    int exitCode =
        Job.run(
            arguments,
            Set.of("dataset", USERS, DRY_RUN),
            (spark, request, progress, options) ->
                JobOutcome.reported(erase(spark, request, progress, options)));
    if (exitCode != 0) {
      System.exit(exitCode);
    }
  }

  static ObjectNode erase(
      SparkSession spark, BuildRequest request, Progress progress, Map<String, String> options) {
    DatasetStore store =
        DatasetStores.open(
            DatasetReference.parse(options.get("dataset")), HadoopSettings.of(spark));
    TaskProgress tasks = new TaskProgress(progress);
    spark.sparkContext().addSparkListener(tasks);
    try {
      tasks.enter(Progress.Stage.CHECK);
      DatasetManifest latest = store.load(store.latest().orElseThrow());
      List<byte[]> ids = UserList.read(Path.of(options.get(USERS)), latest);
      if (options.containsKey(DRY_RUN)) {
        return count(store, work(spark, store, unbegun(request, ids), ids, request));
      }
      ErasureFolder folder = new Erasures(store).of(ids).orElseThrow(() -> notBegun(store));
      SparkErasure work = work(spark, store, folder.erasure(), ids, request);
      work.requireTables();
      new DatasetErasure(store, folder, work).run(request.createdAtMicros());
      return JsonNodeFactory.instance.objectNode().put("erasure", folder.id());
    } finally {
      spark.sparkContext().removeSparkListener(tasks);
    }
  }

  private static SparkErasure work(
      SparkSession spark,
      DatasetStore store,
      Erasure erasure,
      List<byte[]> ids,
      BuildRequest request) {
    String buildId = request.buildId();
    return new SparkErasure(
        spark,
        store,
        erasure,
        ids,
        request.definition().definition().catalogs(),
        buildId.substring(buildId.lastIndexOf('-') + 1) + "x");
  }

  /** The same users under the name of no erasure. */
  private static Erasure unbegun(BuildRequest request, List<byte[]> ids) {
    return new Erasure(
        request.buildId(),
        request.createdAtMicros(),
        request.engineVersion(),
        ErasedUsers.of("e000000", request.fingerprint(), ids));
  }

  private static ObjectNode count(DatasetStore store, SparkErasure work) {
    Map<String, Long> counted = new HashMap<>();
    Set<String> users = new HashSet<>();
    Set<String> looked = new HashSet<>();
    Set<String> affected = new HashSet<>();
    ObjectNode json = JsonNodeFactory.instance.objectNode().put("dataset", store.layout().name());
    ArrayNode versions = json.putArray("versions");
    for (int version : store.versions()) {
      DatasetManifest manifest = store.load(version);
      SparkErasure.Found found =
          work.count(
              manifest, manifest.files().stream().filter(file -> looked.add(file.path())).toList());
      counted.putAll(found.rows());
      users.addAll(found.users());
      long rows = 0;
      int files = 0;
      for (PublishedFile file : manifest.files()) {
        long ofFile = counted.getOrDefault(file.path(), 0L);
        rows += ofFile;
        files += ofFile > 0 ? 1 : 0;
        if (ofFile > 0) {
          affected.add(file.path());
        }
      }
      versions
          .addObject()
          .put("version", version)
          .put("rows", manifest.rows())
          .put("rowsOfUsers", rows)
          .put("files", manifest.files().size())
          .put("filesOfUsers", files);
    }
    json.put("files", affected.size());
    json.put("usersFound", users.size());
    return json;
  }

  private static HindcastException notBegun(DatasetStore store) {
    return new HindcastException(
        ErrorCode.REQUEST_INVALID,
        "Cannot erase users from dataset "
            + store.layout().name()
            + ": no erasure of exactly these users was begun. Run hindcast erase, which begins it.");
  }
}
