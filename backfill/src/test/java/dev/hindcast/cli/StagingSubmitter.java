/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.hindcast.dataset.StagedPart;
import dev.hindcast.definition.DatasetDefinition;
import dev.hindcast.error.ErrorCode;
import dev.hindcast.error.HindcastException;
import dev.hindcast.plan.BuildRequest;
import dev.hindcast.store.DatasetStores;
import dev.hindcast.store.backfill.BackfillFolder;
import dev.hindcast.submit.JobKind;
import dev.hindcast.submit.JobListener;
import dev.hindcast.submit.JobOutcome;
import dev.hindcast.submit.Submission;
import dev.hindcast.submit.Submitter;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.hadoop.conf.Configuration;

/** Stages parts without rows, as tasks without labels would; some tasks fail or are stopped. */
final class StagingSubmitter implements Submitter {
  final List<Integer> built = new CopyOnWriteArrayList<>();
  final AtomicInteger applications = new AtomicInteger();
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
    applications.incrementAndGet();
    List<String> arguments = submission.arguments();
    for (String text : arguments.get(arguments.indexOf("--tasks") + 1).split(",", -1)) {
      List<String> words = Arrays.asList(text.split(":", -1));
      int task = Integer.parseInt(words.get(0));
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
      stage(submission, task, words.get(1), words.get(2));
      listener.staged(0);
    }
    return new JobOutcome.Reported(JsonNodeFactory.instance.objectNode().put("rows", 0));
  }

  private void stage(Submission submission, int task, String buildId, String digest) {
    List<String> arguments = submission.arguments();
    DatasetDefinition definition = submission.request().definition().definition();
    BackfillFolder folder =
        new BackfillFolder(
            DatasetStores.open(definition.path(), definition.name(), new Configuration()),
            arguments.get(arguments.indexOf("--plan") + 1));
    BuildRequest request = submission.request().over(buildId, folder.plan().windowsOf(task));
    folder.put(new StagedPart(folder.planId(), task, digest, EmptyVersions.part(request)));
    built.add(task);
  }

  @Override
  public boolean stop() {
    return false;
  }
}
