/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.diff;

import dev.hindcast.dataset.DatasetManifest;
import dev.hindcast.dataset.PublishedFile;
import dev.hindcast.dataset.PublishedWindow;
import dev.hindcast.label.LabelWindow;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which label windows two versions have in common. Windows of one range with equal rows and equal
 * row digests are the same, if the columns are.
 *
 * @param same how many are the same
 * @param changed the later version's windows of ranges that both have, with other rows
 * @param added windows whose range the earlier version does not have
 * @param removed windows whose range the later version does not have
 */
public record WindowChanges(
    int same,
    List<PublishedWindow> changed,
    List<PublishedWindow> added,
    List<PublishedWindow> removed) {
  public WindowChanges {
    changed = List.copyOf(changed);
    added = List.copyOf(added);
    removed = List.copyOf(removed);
  }

  public static WindowChanges of(DatasetManifest before, DatasetManifest after) {
    Map<LabelWindow, PublishedWindow> old = new HashMap<>();
    before.windows().forEach(window -> old.put(window.window(), window));
    int same = 0;
    List<PublishedWindow> changed = new ArrayList<>();
    List<PublishedWindow> added = new ArrayList<>();
    for (PublishedWindow window : after.windows()) {
      PublishedWindow twin = old.remove(window.window());
      if (twin == null) {
        added.add(window);
      } else if (twin.rows() == window.rows() && twin.rowDigest().equals(window.rowDigest())) {
        same++;
      } else {
        changed.add(window);
      }
    }
    List<PublishedWindow> removed =
        before.windows().stream().filter(window -> old.containsKey(window.window())).toList();
    return new WindowChanges(same, changed, added, removed);
  }

  /** The files of a version whose windows are not the same in both. */
  public List<PublishedFile> files(DatasetManifest manifest) {
    Set<LabelWindow> differ = new HashSet<>();
    changed.forEach(window -> differ.add(window.window()));
    added.forEach(window -> differ.add(window.window()));
    removed.forEach(window -> differ.add(window.window()));
    return manifest.files().stream().filter(file -> differ.contains(file.window())).toList();
  }
}
