/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.component;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.hdfs.MiniDFSCluster;

/** A file system of Hadoop with two data nodes; one for all tests of a JVM. */
public final class Hdfs {
  private static Hdfs running;

  private final MiniDFSCluster cluster;

  private Hdfs(MiniDFSCluster cluster) {
    this.cluster = cluster;
  }

  /** Started when it is first asked for; ends with the JVM. */
  public static synchronized Hdfs running() {
    if (running == null) {
      try {
        Configuration settings = new Configuration();
        settings.set(
            MiniDFSCluster.HDFS_MINIDFS_BASEDIR,
            Files.createTempDirectory("hindcast-hdfs").toString());
        settings.set("dfs.replication", "2");
        running = new Hdfs(new MiniDFSCluster.Builder(settings).numDataNodes(2).build());
        running.cluster.waitActive();
        Runtime.getRuntime().addShutdownHook(new Thread(running.cluster::shutdown));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return running;
  }

  /** {@code hdfs://127.0.0.1:1234}. */
  public String uri() {
    return cluster.getURI().toString();
  }

  /** What a client needs. */
  public Configuration settings() {
    return new Configuration();
  }

  /** The cluster itself, whose nodes can be stopped. */
  public MiniDFSCluster cluster() {
    return cluster;
  }
}
