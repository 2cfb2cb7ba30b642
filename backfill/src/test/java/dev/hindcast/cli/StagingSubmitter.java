/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.hindcast.dataset.StagedPart;
import dev.hindcast.definition.DatasetDefinition;
import dev.hindcast.error.ErrorCode;
import dev.hindcast.error.HindcastException;
import dev.hindcast.store.DatasetStores;
import dev.hindcast.store.backfill.BackfillFolder;
import dev.hindcast.submit.JobKind;
import dev.hindcast.submit.JobListener;
import dev.hindcast.submit.JobOutcome;
import dev.hindcast.submit.Submission;
import dev.hindcast.submit.Submitter;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.hadoop.conf.Configuration;

/** Stages parts without rows, as tasks without labels would; some tasks fail or are stopped. */
final class StagingSubmitter implements Submitter {
  final List<Integer> built = new CopyOnWriteArrayList<>();
  private final Set<Integer> failing;
  private final Set<Integer> lost = ConcurrentHashMap.newKeySet();
  private final Set<Integer> stopped;

  StagingSubmitter() {
    this(Set.of(), Set.of());
  }

  StagingSubmitter(Set<Integer> failing, Set<Integer> stopped) {
    this.failing = failing;
    this.stopped = stopped;
  }

  /** Tasks whose first attempt is lost by the engine. */
  StagingSubmitter losing(Set<Integer> tasks) {
    lost.addAll(tasks);
    return this;
  }

  @Override
  public JobOutcome submit(Submission submission, JobListener listener) {
    if (submission.kind() != JobKind.STAGE) {
      throw new IllegalArgumentException("only tasks are staged: " + submission.kind());
    }
    List<String> arguments = submission.arguments();
    int task = Integer.parseInt(arguments.get(arguments.indexOf("--task") + 1));
    if (stopped.contains(task)) {
      return new JobOutcome.Stopped(143);
    }
    if (failing.contains(task)) {
      throw new HindcastException(ErrorCode.ENGINE_FAILED, "Cannot finish it: no memory.");
    }
    if (lost.remove(task)) {
      throw new HindcastException(
          ErrorCode.ENGINE_UNAVAILABLE, "Cannot finish it: the master is away.");
    }
    DatasetDefinition definition = submission.request().definition().definition();
    new BackfillFolder(
            DatasetStores.open(definition.path(), definition.name(), new Configuration()),
            arguments.get(arguments.indexOf("--plan") + 1))
        .put(
            new StagedPart(
                arguments.get(arguments.indexOf("--plan") + 1),
                task,
                arguments.get(arguments.indexOf("--digest") + 1),
                EmptyVersions.part(submission.request())));
    built.add(task);
    return new JobOutcome.Reported(JsonNodeFactory.instance.objectNode().put("rows", 0));
  }

  @Override
  public boolean stop() {
    return false;
  }
}
