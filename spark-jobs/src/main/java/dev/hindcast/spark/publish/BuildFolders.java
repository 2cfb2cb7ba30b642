/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.publish;

import java.io.Serializable;
import java.util.Objects;

/**
 * Where the tasks of one build write.
 *
 * @param data URI of the folder of the output files
 * @param build URI of the folder of everything else
 */
public record BuildFolders(String data, String build) implements Serializable {
  public BuildFolders {
    Objects.requireNonNull(data, "data");
    Objects.requireNonNull(build, "build");
  }

  /** URI of the folder of rejected rows. */
  public String quarantine() {
    return build.endsWith("/") ? build + "quarantine" : build + "/quarantine";
  }
}
