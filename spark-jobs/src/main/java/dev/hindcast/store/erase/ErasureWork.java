/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.store.erase;

import dev.hindcast.dataset.DatasetManifest;
import dev.hindcast.dataset.ErasedFile;
import dev.hindcast.dataset.PublishedFile;
import java.util.List;
import java.util.Map;

/** The part of an erasure that reads and writes rows. */
public interface ErasureWork {
  /**
   * What was copied.
   *
   * @param files those that held rows of erased users
   * @param foundUsers hashes of the users that had rows
   */
  record Copied(List<ErasedFile> files, List<String> foundUsers) {
    public Copied {
      files = List.copyOf(files);
      foundUsers = List.copyOf(foundUsers);
    }
  }

  /** Copies files of a version without rows of erased users; files without such rows stay. */
  Copied copy(DatasetManifest version, List<PublishedFile> files);

  /** See {@link dev.hindcast.dataset.ErasedManifest.Greatest}. */
  Map<String, long[]> greatest(DatasetManifest version, List<PublishedFile> files);

  /** Takes rejected rows of erased users out of a file of them; returns how many there were. */
  long cleanRejected(String path);

  /**
   * Tables that were noted as offering versions, by name. Those that are gone are in neither list.
   *
   * @param renewed made anew, without anything of the erased users
   * @param left those that somebody else made under the name; they were not touched
   */
  record Tables(List<String> renewed, List<String> left) {
    public static final Tables NONE = new Tables(List.of(), List.of());

    public Tables {
      renewed = List.copyOf(renewed);
      left = List.copyOf(left);
    }
  }

  /**
   * Sees to it that tables which offer the versions hold nothing of the erased users.
   *
   * @param folder where it notes what the tables were like, so that another run can go on
   */
  Tables cleanTables(ErasureFolder folder);
}
