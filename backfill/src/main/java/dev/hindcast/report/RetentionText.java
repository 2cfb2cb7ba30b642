/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.report;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hindcast.store.DatasetLayout;
import dev.hindcast.store.VersionTags;
import dev.hindcast.store.expire.Expiry;
import java.util.List;
import java.util.stream.Collectors;

/** What became of names and old versions of a dataset, for people and for programs. */
public record RetentionText(DatasetLayout layout) {
  /** What became of one name. */
  public String tag(String name, VersionTags.Change change) {
    Integer before = change.before().tags().get(name);
    Integer after = change.after().tags().get(name);
    if (after == null) {
      return "Version " + before + " of dataset " + layout.name() + " is no longer tagged " + name;
    }
    return "Version "
        + after
        + " of dataset "
        + layout.name()
        + " is tagged "
        + name
        + (before == null || before.equals(after) ? "" : ", which was version " + before);
  }

  /** The same for programs. */
  public String tagJson(String name, VersionTags.Change change) {
    ObjectNode json = VersionJson.dataset(layout).put("tag", name);
    json.put("version", change.after().tags().get(name));
    json.put("versionBefore", change.before().tags().get(name));
    return json.toPrettyString();
  }

  /** What was removed, or would be. */
  public String expiry(Expiry expiry) {
    TextLines lines = new TextLines();
    lines.add(
        (expiry.isDryRun() ? "Would remove from dataset " : "Removed from dataset ")
            + layout.name());
    lines.field("versions", expiry.expired().isEmpty() ? "none" : versions(expiry.expired()));
    lines.field(
        "files", Figures.count(expiry.files(), "file") + ", " + Figures.bytes(expiry.sizeBytes()));
    expiry.builds().forEach(build -> lines.field("build", build));
    expiry.orphans().forEach(build -> lines.field("orphan", build));
    expiry.heldSources().forEach(tag -> lines.field("source tag", tag));
    expiry.kept().forEach((version, why) -> lines.field("kept", "v" + version + " (" + why + ")"));
    expiry.recent().forEach(build -> lines.field("kept", build + " (no version, may be at work)"));
    return lines.toString();
  }

  /** The same for programs. */
  public String expiryJson(Expiry expiry) {
    ObjectNode json = VersionJson.dataset(layout).put("dryRun", expiry.isDryRun());
    expiry.expired().forEach(json.putArray("versions")::add);
    json.put("files", expiry.files());
    json.put("sizeBytes", expiry.sizeBytes());
    expiry.builds().forEach(json.putArray("builds")::add);
    expiry.orphans().forEach(json.putArray("orphans")::add);
    expiry.heldSources().forEach(json.putArray("sourceTags")::add);
    ObjectNode kept = json.putObject("kept");
    expiry.kept().forEach((version, why) -> kept.put("v" + version, why));
    expiry.recent().forEach(json.putArray("recentBuilds")::add);
    expiry.warnings().forEach(json.putArray("warnings")::add);
    return json.toPrettyString();
  }

  private static String versions(List<Integer> versions) {
    return versions.stream().map(version -> "v" + version).collect(Collectors.joining(", "));
  }
}
