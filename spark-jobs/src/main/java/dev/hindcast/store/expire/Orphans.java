/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.store.expire;

import dev.hindcast.dataset.SourceSnapshot;
import dev.hindcast.error.HindcastException;
import dev.hindcast.plan.BuildRequestJson;
import dev.hindcast.store.DatasetStore;
import dev.hindcast.store.StoreFiles;
import dev.hindcast.store.StoredFile;
import dev.hindcast.time.Micros;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Builds that left files and that no version names: failed, killed, or still at work. */
record Orphans(DatasetStore store) {
  private static final Pattern BUILD =
      Pattern.compile("b-(\\d{4})(\\d\\d)(\\d\\d)T(\\d\\d)(\\d\\d)(\\d\\d)Z-[0-9a-f]{8}");

  /** Ids of all builds that have a folder. */
  SortedSet<String> builds() throws IOException {
    SortedSet<String> builds = new TreeSet<>(store.files().list("data"));
    builds.addAll(store.files().list("builds"));
    builds.removeIf(id -> !id.matches("[A-Za-z0-9][A-Za-z0-9_-]{0,127}"));
    return builds;
  }

  /**
   * Whether a build gave no sign of life since an instant: it was planned before it, and none of
   * its files was written since. Without any sign at all nobody knows, and it counts as alive.
   */
  boolean isSilent(String buildId, long sinceMicros) throws IOException {
    OptionalLong planned = plannedAtMicros(buildId);
    List<StoredFile> files = filesOf(buildId);
    boolean isKnown = planned.isPresent() || !files.isEmpty();
    return isKnown
        && planned.orElse(Long.MIN_VALUE) < sinceMicros
        && files.stream().allMatch(file -> file.modifiedAtMicros() < sinceMicros);
  }

  /** All files of a build, data and other. */
  List<StoredFile> filesOf(String buildId) throws IOException {
    List<StoredFile> all = new ArrayList<>(dataOf(buildId));
    all.addAll(store.files().walk(store.layout().buildFolder(buildId)));
    return all;
  }

  List<StoredFile> dataOf(String buildId) throws IOException {
    return store.files().walk(store.layout().dataFolder(buildId));
  }

  /** What a build was to read, as the request that it left says; empty if it left none. */
  List<SourceSnapshot> snapshotsOf(String buildId) throws IOException {
    StoreFiles files = store.files();
    String request = store.layout().buildFolder(buildId) + "/request.json";
    if (!files.exists(request)) {
      return List.of();
    }
    try {
      String json = new String(files.read(request), StandardCharsets.UTF_8);
      return BuildRequestJson.read(files.location(request), json).sourceSnapshots();
    } catch (HindcastException e) {
      return List.of();
    }
  }

  private static OptionalLong plannedAtMicros(String buildId) {
    Matcher id = BUILD.matcher(buildId);
    if (!id.matches()) {
      return OptionalLong.empty();
    }
    try {
      String date = id.group(1) + "-" + id.group(2) + "-" + id.group(3);
      String time = id.group(4) + ":" + id.group(5) + ":" + id.group(6);
      return OptionalLong.of(Micros.parse(date + "T" + time + "Z"));
    } catch (DateTimeException e) {
      return OptionalLong.empty();
    }
  }
}
