/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.hindcast.dataset.DatasetManifest;
import java.util.List;

/** What a build has made. */
public final class BuildSummary {
  private BuildSummary() {}

  /** For people, with the next step. */
  public static String text(DatasetManifest manifest, String root) {
    String reference = root + "@v" + manifest.version();
    TextLines lines = new TextLines();
    lines.add(
        "Published version "
            + manifest.version()
            + " of dataset "
            + manifest.dataset()
            + ": "
            + Figures.count(manifest.rows(), "row")
            + ".");
    VersionText.describe(lines, manifest, root);
    lines.add("Its Parquet files, for any reader: scripts/hindcast versions files " + reference);
    lines.add("  Python   import subprocess, pyarrow.dataset as ds");
    lines.add(
        "           files = subprocess.check_output([\"scripts/hindcast\", \"versions\", \"files\","
            + " \""
            + reference
            + "\"], text=True).split(\"\\n\")[:-1]");
    lines.add("           table = ds.dataset(files).to_table()");
    return lines.toString();
  }

  /** For programs. */
  public static String json(DatasetManifest manifest, String root, List<String> warnings) {
    var json = JsonText.object("published");
    VersionJson.fields(json, manifest);
    json.put("path", root);
    json.put("reference", root + "@v" + manifest.version());
    VersionJson.counts(json, manifest);
    ArrayNode texts = json.putArray("warnings");
    warnings.forEach(texts::add);
    return json.toPrettyString();
  }
}
