/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.component;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileUtil;
import org.apache.hadoop.hdfs.MiniDFSCluster;

/** A file system of Hadoop with two data nodes; one for all tests of a JVM. */
public final class Hdfs {
  private static final long ENOUGH_BYTES = 4L << 30;

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
        Path folder = folder();
        settings.set(MiniDFSCluster.HDFS_MINIDFS_BASEDIR, folder.toString());
        settings.set("dfs.replication", "2");
        running = new Hdfs(new MiniDFSCluster.Builder(settings).numDataNodes(2).build());
        running.cluster.waitActive();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(running.cluster, folder)));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return running;
  }

  private static void end(MiniDFSCluster cluster, Path folder) {
    try {
      cluster.shutdown();
    } finally {
      FileUtil.fullyDelete(folder.toFile());
    }
  }

  /** In memory where there is enough: data nodes wait for their disk with every small file. */
  private static Path folder() throws IOException {
    Path memory = Path.of("/dev/shm");
    boolean isRoomy =
        Files.isWritable(memory) && Files.getFileStore(memory).getUsableSpace() > ENOUGH_BYTES;
    return isRoomy
        ? Files.createTempDirectory(memory, "hindcast-hdfs")
        : Files.createTempDirectory("hindcast-hdfs");
  }

  /** {@code hdfs://127.0.0.1:1234}. */
  public String uri() {
    return cluster.getURI().toString();
  }

  /** What a client needs: it asks soon whether a file that it closes is on the data nodes. */
  public Map<String, String> properties() {
    return Map.of("dfs.client.block.write.locateFollowingBlock.initial.delay.ms", "10");
  }

  /** The same as Hadoop's settings. */
  public Configuration settings() {
    Configuration settings = new Configuration();
    properties().forEach(settings::set);
    return settings;
  }

  /** The cluster itself, whose nodes can be stopped. */
  public MiniDFSCluster cluster() {
    return cluster;
  }
}
