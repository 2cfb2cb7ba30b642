/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.publish;

import java.io.IOException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Files of a build that no version refers to. */
public final class StagedFiles {
  private static final Logger LOG = LoggerFactory.getLogger(StagedFiles.class);

  private StagedFiles() {}

  /**
   * Removes the data folder of a build that was not published. What cannot be removed is left: no
   * version refers to it, and no later build uses its name.
   */
  public static void discard(String dataFolder, Configuration hadoop) {
    Path folder = new Path(dataFolder);
    try {
      folder.getFileSystem(hadoop).delete(folder, true);
    } catch (IOException e) {
      LOG.warn("Cannot remove the unpublished files under {}: {}", folder, e.toString());
    }
  }
}
