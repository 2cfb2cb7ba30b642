/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.describe;

import dev.hindcast.dataset.DatasetManifest;
import dev.hindcast.dataset.PublishedFile;
import dev.hindcast.dataset.PublishedSplit;
import dev.hindcast.dataset.PublishedWindow;
import dev.hindcast.label.LabelWindow;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Files that a dataset card offers under one name. Hugging Face splits are sets of files, so those
 * of a version can be offered only where no file has rows of two of them.
 *
 * @param paths below the dataset's folder
 */
record CardSplit(String name, List<String> paths, long rows, long sizeBytes) {
  /** All rows together, in whatever split they are. */
  private static final String EVERYTHING = "rows";

  CardSplit {
    Objects.requireNonNull(name, "name");
    paths = List.copyOf(paths);
  }

  static List<CardSplit> of(DatasetManifest manifest) {
    Map<LabelWindow, String> splits = new HashMap<>();
    for (PublishedWindow window : manifest.windows()) {
      if (window.splitRows().size() == 1 && window.rowsWithoutSplit().isEmpty()) {
        splits.put(window.window(), window.splitRows().keySet().iterator().next());
      } else if (!window.splitRows().isEmpty()) {
        return List.of(everything(manifest));
      }
    }
    List<CardSplit> offered = new ArrayList<>();
    for (PublishedSplit split : manifest.splits()) {
      List<PublishedFile> files =
          manifest.files().stream()
              .filter(file -> split.name().equals(splits.get(file.window())))
              .toList();
      if (!files.isEmpty()) {
        offered.add(of(split.name().replace('-', '_'), files));
      }
    }
    return offered.isEmpty() ? List.of(everything(manifest)) : List.copyOf(offered);
  }

  boolean isEverything() {
    return name.equals(EVERYTHING);
  }

  private static CardSplit everything(DatasetManifest manifest) {
    return of(EVERYTHING, manifest.files());
  }

  private static CardSplit of(String name, List<PublishedFile> files) {
    return new CardSplit(
        name,
        files.stream().map(PublishedFile::path).toList(),
        files.stream().mapToLong(PublishedFile::rows).sum(),
        files.stream().mapToLong(PublishedFile::sizeBytes).sum());
  }
}
