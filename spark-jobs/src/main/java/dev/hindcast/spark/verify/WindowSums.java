/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.verify;

import dev.hindcast.dataset.DatasetManifest;
import dev.hindcast.dataset.PublishedWindow;
import dev.hindcast.dataset.SequenceStatistics;
import dev.hindcast.label.LabelWindow;
import dev.hindcast.verify.CheckedFile;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Compares what was read of a label window's files with what the manifest says of the window. */
final class WindowSums {
  private WindowSums() {}

  /** What is wrong, by window; windows with files that could not be read are left out. */
  static Map<LabelWindow, String> findings(DatasetManifest manifest, List<CheckedFile> files) {
    Map<LabelWindow, String> findings = new TreeMap<>();
    for (PublishedWindow window : manifest.windows()) {
      List<CheckedFile> own =
          files.stream().filter(file -> file.window().equals(window.window())).toList();
      long rows = own.stream().mapToLong(CheckedFile::rows).sum();
      long events = own.stream().mapToLong(CheckedFile::events).sum();
      long claimed =
          window.statistics().values().stream().mapToLong(SequenceStatistics::events).sum();
      if (own.stream().allMatch(CheckedFile::isRead)
          && (rows != window.rows() || events != claimed)) {
        findings.put(
            window.window(),
            "its files have "
                + (rows + " rows and " + events + " events, its entry says ")
                + (window.rows() + " and " + claimed));
      }
    }
    return findings;
  }
}
