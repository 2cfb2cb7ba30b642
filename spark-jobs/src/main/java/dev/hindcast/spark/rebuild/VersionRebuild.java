/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.rebuild;

import dev.hindcast.dataset.BuildProvenance;
import dev.hindcast.dataset.DatasetManifest;
import dev.hindcast.dataset.PublishedWindow;
import dev.hindcast.dataset.RowDigest;
import dev.hindcast.error.ErrorCode;
import dev.hindcast.error.HindcastException;
import dev.hindcast.label.LabelWindow;
import dev.hindcast.parquet.WrittenFile;
import dev.hindcast.plan.BuildRequest;
import dev.hindcast.spark.DatasetBuild;
import dev.hindcast.spark.publish.BuildFolders;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Runs the builds of a version again from its manifest alone: the definition, and of each build its
 * knowledge time and its source snapshots. The files are written to a scratch folder.
 */
public final class VersionRebuild {
  /**
   * Errors that say that a build cannot be run again, in contrast to those of an outside system.
   */
  private static final Set<ErrorCode.Category> REASONS =
      EnumSet.of(ErrorCode.Category.DATA, ErrorCode.Category.USER);

  private final DatasetBuild build;
  private final ProvenanceRequests requests;
  private final DatasetManifest manifest;
  private final String scratchFolder;

  /**
   * @param request has the version's own definition, with the secrets that its copy lacks, and
   *     knows who was erased since
   * @param scratchId a build id that no build has
   * @param scratchFolder URI of a folder that does not exist; the caller removes it
   */
  public VersionRebuild(
      DatasetBuild build,
      BuildRequest request,
      DatasetManifest manifest,
      String scratchId,
      String scratchFolder) {
    this.build = build;
    this.requests = new ProvenanceRequests(request.definition(), scratchId, request.erased());
    this.manifest = manifest;
    this.scratchFolder = scratchFolder;
  }

  /** The windows in the manifest's order. */
  public List<RebuiltWindow> run() {
    List<RebuiltWindow> rebuilt = new ArrayList<>();
    List<PublishedWindow> together = new ArrayList<>();
    for (PublishedWindow window : manifest.windows()) {
      if (!together.isEmpty() && !continues(together.get(together.size() - 1), window)) {
        rebuilt.addAll(rebuild(together, rebuilt.size()));
        together.clear();
      }
      together.add(window);
    }
    if (!together.isEmpty()) {
      rebuilt.addAll(rebuild(together, rebuilt.size()));
    }
    return rebuilt;
  }

  private static boolean continues(PublishedWindow before, PublishedWindow window) {
    return before.buildId().equals(window.buildId()) && before.toMicros() == window.fromMicros();
  }

  private List<RebuiltWindow> rebuild(List<PublishedWindow> windows, int number) {
    BuildProvenance provenance = manifest.builds().get(windows.get(0).buildId());
    Map<LabelWindow, RebuiltWindow> rebuilt = new HashMap<>();
    try {
      List<WrittenFile> files =
          build.writtenFiles(
              requests.of(windows.stream().map(PublishedWindow::window).toList(), provenance),
              folders("run-" + number));
      for (PublishedWindow window : windows) {
        rebuilt.put(window.window(), sum(window, files));
      }
    } catch (HindcastException e) {
      if (!REASONS.contains(e.code().category())) {
        throw e;
      }
      windows.forEach(
          window -> rebuilt.put(window.window(), RebuiltWindow.failed(window, e.getMessage())));
    }
    return windows.stream().map(window -> rebuilt.get(window.window())).toList();
  }

  private static RebuiltWindow sum(PublishedWindow window, List<WrittenFile> files) {
    List<WrittenFile> own =
        files.stream().filter(file -> file.window().equals(window.window())).toList();
    return new RebuiltWindow(
        window,
        own.stream().mapToLong(WrittenFile::rows).sum(),
        Optional.of(
            own.stream().map(WrittenFile::rowDigest).reduce(RowDigest.ZERO, RowDigest::plus)),
        "");
  }

  private BuildFolders folders(String run) {
    String folder = scratchFolder + (scratchFolder.endsWith("/") ? "" : "/") + run;
    return new BuildFolders(folder + "/data", folder);
  }
}
