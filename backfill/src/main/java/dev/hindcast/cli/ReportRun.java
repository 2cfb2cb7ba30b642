/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hindcast.cli.options.OutputOptions;
import dev.hindcast.cli.options.OverlayOptions;
import dev.hindcast.dataset.DatasetManifest;
import dev.hindcast.error.ErrorCode;
import dev.hindcast.error.HindcastException;
import dev.hindcast.report.page.ReportedVersion;
import dev.hindcast.report.page.VersionPage;
import dev.hindcast.submit.JobOutcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Has rows read for a report, and writes its page. */
record ReportRun(
    Surroundings surroundings,
    OutputOptions output,
    VersionRequest version,
    OverlayOptions overlay,
    Path out) {
  /** Writes the page and returns the exit code; the job only runs if rows are shown. */
  int write(PassingJob job, int samples) {
    if (samples == 0 || manifest().files().isEmpty()) {
      return finish(MissingNode.getInstance());
    }
    return job.run(
        version.ask(
            overlay.over(manifest(), surroundings.environment()),
            version.arguments("--samples", Integer.toString(samples))),
        outcome -> finish(((JobOutcome.Reported) outcome).report()));
  }

  private int finish(JsonNode samples) {
    ReportedVersion reported =
        new ReportedVersion(manifest(), parent(), version.store().layout().root(), samples);
    save(VersionPage.of(reported));
    List<String> headlines = VersionPage.headlines(reported);
    if (output.isJson()) {
      surroundings.out().println(json(headlines).toPrettyString());
      return 0;
    }
    if (!output.isQuiet()) {
      headlines.forEach(surroundings.err()::println);
    }
    surroundings.out().println(out);
    return 0;
  }

  private ObjectNode json(List<String> headlines) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("dataset", manifest().dataset());
    json.put("version", manifest().version());
    json.put("report", out.toString());
    headlines.forEach(json.putArray("notices")::add);
    return json;
  }

  private DatasetManifest manifest() {
    return version.manifest();
  }

  /** A parent that was expired, or cannot be read, is no reason to say nothing of its child. */
  private Optional<DatasetManifest> parent() {
    if (manifest().parentVersion() == 0) {
      return Optional.empty();
    }
    try {
      return Optional.of(version.store().load(manifest().parentVersion()));
    } catch (HindcastException e) {
      return Optional.empty();
    }
  }

  private void save(String page) {
    try {
      if (out.toAbsolutePath().getParent() != null) {
        Files.createDirectories(out.toAbsolutePath().getParent());
      }
      Files.writeString(out, page);
    } catch (IOException e) {
      throw new HindcastException(
          ErrorCode.STORAGE_FAILED,
          "Cannot write the report of "
              + manifest().reference()
              + " to "
              + out
              + ": "
              + e
              + ". Name a file that can be written with --out.",
          e);
    }
  }
}
