/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.verify;

import dev.hindcast.label.LabelWindow;
import dev.hindcast.verify.CheckedFile;
import dev.hindcast.verify.Leftovers;
import java.util.List;
import java.util.Map;

/**
 * What was seen of a version.
 *
 * @param definitionIsOwn whether the definition has the version's fingerprint
 * @param files in the order of the manifest
 * @param windows what is wrong with label windows whose files are all readable
 * @param repeatedLabels label ids that several rows have
 * @param leftovers files that no version names
 */
public record CheckedVersion(
    boolean definitionIsOwn,
    List<CheckedFile> files,
    Map<LabelWindow, String> windows,
    List<RepeatedLabel> repeatedLabels,
    Leftovers leftovers) {
  public CheckedVersion {
    files = List.copyOf(files);
    windows = Map.copyOf(windows);
    repeatedLabels = List.copyOf(repeatedLabels);
  }

  /** How many things are wrong. */
  public long findings() {
    return files.stream().mapToLong(CheckedFile::findings).sum()
        + windows.size()
        + repeatedLabels.size()
        + (definitionIsOwn ? 0 : 1);
  }
}
