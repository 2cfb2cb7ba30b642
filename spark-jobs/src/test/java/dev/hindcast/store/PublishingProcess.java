/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.hindcast.dataset.DatasetManifest;
import dev.hindcast.dataset.ManifestJson;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;

/** A JVM of its own that publishes a manifest and is killed with SIGKILL on its way. */
final class PublishingProcess {
  private static final String STANDING = "standing ";
  private static final int KILLED = 128 + 9;

  /** Jars that the clients of the storages need; classes in folders come along. */
  private static final Pattern LOCAL = Pattern.compile(".*/(jackson-|hadoop-client-api|slf4j).*");

  private static final Pattern HDFS = Pattern.compile(".*/(hadoop-client-(api|runtime)|log4j).*");
  private static final Pattern S3 =
      Pattern.compile(
          ".*/(software/amazon/|hadoop-aws|http(client|core)|jcl-over|reactive-streams|commons-).*");

  private final Process process;
  private final Path log;
  private volatile Duration cpuTime = Duration.ZERO;

  private PublishingProcess(Process process, Path log) {
    this.process = process;
    this.log = log;
  }

  /**
   * Begins to publish.
   *
   * @param path the folder that holds the dataset
   * @param stop where it stands still by itself
   * @param settings of Hadoop, as {@code key=value}
   */
  static PublishingProcess start(String path, Path manifest, StopAt stop, List<String> settings)
      throws IOException {
    Path log = manifest.resolveSibling(manifest.getFileName() + ".log");
    List<String> arguments = new ArrayList<>(List.of(path, manifest.toString(), stop.toString()));
    arguments.addAll(settings);
    return new PublishingProcess(
        jvm(path, PublishingProcess.class, arguments).redirectError(log.toFile()).start(), log);
  }

  /** A small JVM with what the storage of a path needs. */
  static ProcessBuilder jvm(String path, Class<?> main, List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx256m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
    command.addAll(List.of("-Xshare:auto", "-XX:-UsePerfData"));
    command.addAll(List.of("-cp", classPath(path), main.getName()));
    command.addAll(arguments);
    return new ProcessBuilder(command);
  }

  /** Waits until it stands, and kills it. */
  Duration killWhereItStands() throws IOException, InterruptedException {
    try (BufferedReader output =
        new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8))) {
      String line = output.readLine();
      if (line == null || !line.startsWith(STANDING)) {
        throw new AssertionError(line + "\n" + Files.readString(log));
      }
    } finally {
      kill();
    }
    return expectKilled();
  }

  void kill() {
    cpuTime = process.info().totalCpuDuration().orElse(cpuTime);
    process.destroyForcibly();
  }

  /** Waits for its end, which must be a kill; the CPU time that it took. */
  Duration expectKilled() throws IOException, InterruptedException {
    int exitCode = process.waitFor();
    if (exitCode != KILLED) {
      throw new AssertionError("exit code " + exitCode + "\n" + Files.readString(log));
    }
    return cpuTime;
  }

  /** The process: folder, manifest file, where to stand, settings. */
  public static void main(String[] args) throws IOException {
    DatasetManifest manifest = ManifestJson.read(Files.readAllBytes(Path.of(args[1])), args[1]);
    Watcher watcher = StopAt.parse(args[2]).watcher(PublishingProcess::standStill);
    open(args[0], manifest.dataset(), watcher, List.of(args).subList(3, args.length))
        .publish(manifest)
        .orThrow();
  }

  private static DatasetStore open(
      String path, String name, Watcher watcher, List<String> settings) {
    if (path.startsWith("/")) {
      return new LocalStorage(Path.of(path)).open(name, new WatchedFiles(watcher));
    }
    WatchedHdfs.OPERATIONS.watch(watcher);
    Configuration hadoop = new Configuration();
    for (String setting : settings) {
      String[] parts = setting.split("=", 2);
      hadoop.set(parts[0], parts[1]);
    }
    return DatasetStores.open(path, name, hadoop);
  }

  private static void standStill(String where) {
    System.out.println(STANDING + where);
    System.out.flush();
    while (true) {
      LockSupport.park();
    }
  }

  private static String classPath(String path) {
    List<Pattern> needed =
        path.startsWith("/")
            ? List.of(LOCAL)
            : path.startsWith("hdfs:") ? List.of(LOCAL, HDFS) : List.of(LOCAL, HDFS, S3);
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
        .filter(
            entry ->
                !entry.endsWith(".jar")
                    || entry.contains("sequence-core")
                    || needed.stream().anyMatch(jar -> jar.matcher(entry).matches()))
        .collect(Collectors.joining(File.pathSeparator));
  }
}
