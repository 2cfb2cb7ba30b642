/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hindcast.cli.options.OutputOptions;
import dev.hindcast.dataset.DatasetManifest;
import dev.hindcast.error.ErrorCode;
import dev.hindcast.error.HindcastException;
import dev.hindcast.plan.BuildRequest;
import dev.hindcast.report.page.ReportedVersion;
import dev.hindcast.report.page.VersionPage;
import dev.hindcast.store.DatasetStore;
import dev.hindcast.submit.JobKind;
import dev.hindcast.submit.JobOutcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Has rows read for a report, and writes its page. */
record ReportRun(
    Surroundings surroundings,
    OutputOptions output,
    DatasetStore store,
    DatasetManifest manifest,
    Path out) {
  /** Writes the page and returns the exit code; the request is only asked for if rows are read. */
  int write(PassingJob job, int samples, Supplier<BuildRequest> request) {
    if (samples == 0 || manifest.files().isEmpty()) {
      return finish(MissingNode.getInstance());
    }
    return job.run(
        JobKind.REPORT,
        request.get(),
        List.of(
            "--dataset",
            root(),
            "--version",
            Integer.toString(manifest.version()),
            "--samples",
            Integer.toString(samples)),
        outcome -> finish(((JobOutcome.Reported) outcome).report()));
  }

  private int finish(JsonNode samples) {
    ReportedVersion version = new ReportedVersion(manifest, parent(), root(), samples);
    save(VersionPage.of(version));
    List<String> headlines = VersionPage.headlines(version);
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
    json.put("dataset", manifest.dataset());
    json.put("version", manifest.version());
    json.put("report", out.toString());
    headlines.forEach(json.putArray("notices")::add);
    return json;
  }

  private String root() {
    return store.layout().root();
  }

  /** A parent that was expired, or cannot be read, is no reason to say nothing of its child. */
  private Optional<DatasetManifest> parent() {
    if (manifest.parentVersion() == 0) {
      return Optional.empty();
    }
    try {
      return Optional.of(store.load(manifest.parentVersion()));
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
              + manifest.dataset()
              + "@v"
              + manifest.version()
              + " to "
              + out
              + ": "
              + e
              + ". Name a file that can be written with --out.",
          e);
    }
  }
}
