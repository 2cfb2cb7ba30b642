/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.store.backfill;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.hindcast.dataset.PublishedFile;
import dev.hindcast.dataset.StagedPart;
import dev.hindcast.plan.BackfillPlan;
import dev.hindcast.plan.BackfillPlanJson;
import dev.hindcast.store.DatasetStore;
import dev.hindcast.store.StoreFiles;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/** The files of one backfill in its dataset: the plan, and what attempts at its tasks made. */
public final class BackfillFolder {
  private static final String JSON = ".json";

  private final DatasetStore store;
  private final StoreFiles files;
  private final String planId;
  private final String folder;

  /**
   * @param planId names the plan
   * @throws dev.hindcast.error.HindcastException REQUEST_INVALID for a name that none can have
   */
  public BackfillFolder(DatasetStore store, String planId) {
    this.store = store;
    this.files = store.files();
    this.planId = planId;
    this.folder = store.layout().buildFolder(planId);
  }

  public DatasetStore store() {
    return store;
  }

  public String planId() {
    return planId;
  }

  /**
   * Keeps the plan, once.
   *
   * @throws dev.hindcast.error.HindcastException PLAN_INVALID if another plan has its id,
   *     STORAGE_FAILED
   */
  public void keep(BackfillPlan plan) {
    String path = path("plan" + JSON);
    byte[] bytes = BackfillPlanJson.write(plan).getBytes(UTF_8);
    try {
      files.create(path, bytes);
    } catch (FileAlreadyExistsException e) {
      if (!Arrays.equals(bytes, read(path).orElse(new byte[0]))) {
        throw BackfillErrors.otherPlan(planId, files.location(path));
      }
    } catch (IOException e) {
      throw BackfillErrors.storage("keep the plan", planId, files.location(path), e);
    }
  }

  /** Whether the plan was ever run. */
  public boolean isKept() {
    return read(path("plan" + JSON)).isPresent();
  }

  /**
   * The plan that was kept.
   *
   * @throws dev.hindcast.error.HindcastException PLAN_INVALID, STORAGE_FAILED
   */
  public BackfillPlan plan() {
    String path = path("plan" + JSON);
    byte[] json = read(path).orElseThrow(() -> BackfillErrors.noPlan(planId, files.location(path)));
    return BackfillPlanJson.read(files.location(path), new String(json, UTF_8));
  }

  /**
   * Makes a part known. From then on its files are a part of the backfill.
   *
   * @throws dev.hindcast.error.HindcastException STORAGE_FAILED
   */
  public void put(StagedPart part) {
    String path = path("tasks/" + name(part.task(), part.part().buildId()) + JSON);
    try {
      files.create(path, part.json());
    } catch (IOException e) {
      throw BackfillErrors.storage("stage task " + part.task(), planId, files.location(path), e);
    }
  }

  /**
   * The part of a task, if it is there whole: the first of those whose files are as they were
   * written. Torn parts, parts of other plans and such that something else decided do not count.
   *
   * @param digest of the plan's task
   */
  public Optional<StagedPart> part(int task, String digest) {
    for (StagedPart part : parts(task)) {
      if (part.taskDigest().equals(digest)
          && part.part().files().stream().allMatch(new StagedFile(files)::isAsWritten)) {
        return Optional.of(part);
      }
    }
    return Optional.empty();
  }

  /** Parts of a task that can be read, by name; their files were not looked at. */
  public List<StagedPart> parts(int task) {
    List<StagedPart> parts = new ArrayList<>();
    for (String name : names("tasks")) {
      if (name.startsWith(prefix(task))) {
        read(path("tasks/" + name))
            .flatMap(StagedPart::read)
            .filter(part -> part.planId().equals(planId) && part.task() == task)
            .filter(part -> name.equals(name(task, part.part().buildId()) + JSON))
            .ifPresent(parts::add);
      }
    }
    return parts;
  }

  /** Sees to it that the files of parts survive a loss of power. */
  public void makeDurable(List<PublishedFile> written) {
    for (PublishedFile file : written) {
      try {
        files.makeDurable(file.path());
      } catch (IOException e) {
        throw BackfillErrors.storage("publish", planId, files.location(file.path()), e);
      }
    }
  }

  /** Removes the data of attempts that are part of no version; a build id that is kept is left. */
  public void removeData(List<String> keptBuildIds) {
    for (Attempt attempt : attempts()) {
      if (!keptBuildIds.contains(attempt.buildId())) {
        String data = store.layout().dataFolder(attempt.buildId());
        try {
          files.deleteFolder(data);
        } catch (IOException e) {
          throw BackfillErrors.storage("clean up", planId, files.location(data), e);
        }
      }
    }
  }

  /** Notes an attempt before it begins. */
  public void begin(Attempt attempt) {
    create("attempts/" + name(attempt.task(), attempt.buildId()) + JSON, StateJson.write(attempt));
  }

  /** Notes that an attempt failed. */
  public void failed(Attempt attempt, Failure failure) {
    create(
        "attempts/" + name(attempt.task(), attempt.buildId()) + ".failed" + JSON,
        StateJson.write(failure));
  }

  /** All attempts that were noted, by task and build id. */
  public List<Attempt> attempts() {
    List<Attempt> attempts = new ArrayList<>();
    for (String name : names("attempts")) {
      if (!name.endsWith(".failed" + JSON)) {
        read(path("attempts/" + name))
            .flatMap(json -> StateJson.read(json, Attempt.class))
            .ifPresent(attempts::add);
      }
    }
    return attempts;
  }

  /** Why an attempt failed, if it said so. */
  public Optional<Failure> failure(Attempt attempt) {
    return read(path("attempts/" + name(attempt.task(), attempt.buildId()) + ".failed" + JSON))
        .flatMap(json -> StateJson.read(json, Failure.class));
  }

  /** Notes that the backfill is not to be run again; once is enough. */
  public void cancel() {
    String path = path("cancelled" + JSON);
    try {
      files.create(path, "{\"status\":\"cancelled\"}\n".getBytes(UTF_8));
    } catch (FileAlreadyExistsException e) {
      return;
    } catch (IOException e) {
      throw BackfillErrors.storage("cancel", planId, files.location(path), e);
    }
  }

  public boolean isCancelled() {
    return read(path("cancelled" + JSON)).isPresent();
  }

  /** Who runs it, and who did. */
  public RunLog runs() {
    return new RunLog(this);
  }

  void create(String name, byte[] json) {
    try {
      createNew(name, json);
    } catch (FileAlreadyExistsException e) {
      throw BackfillErrors.storage("note " + name, planId, files.location(path(name)), e);
    }
  }

  void createNew(String name, byte[] json) throws FileAlreadyExistsException {
    try {
      files.create(path(name), json);
    } catch (FileAlreadyExistsException e) {
      throw e;
    } catch (IOException e) {
      throw BackfillErrors.storage("note " + name, planId, files.location(path(name)), e);
    }
  }

  List<String> names(String below) {
    try {
      return files.list(path(below));
    } catch (IOException e) {
      throw BackfillErrors.storage("read the state", planId, files.location(path(below)), e);
    }
  }

  Optional<byte[]> read(String path) {
    try {
      return Optional.of(files.read(path));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw BackfillErrors.storage("read the state", planId, files.location(path), e);
    }
  }

  String path(String name) {
    return folder + "/" + name;
  }

  private static String name(int task, String buildId) {
    return prefix(task) + Objects.requireNonNull(buildId, "buildId");
  }

  private static String prefix(int task) {
    return String.format(Locale.ROOT, "t%05d-", task);
  }
}
