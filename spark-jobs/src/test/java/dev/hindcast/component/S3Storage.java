/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.hadoop.conf.Configuration;

/** A storage that speaks S3 in a process of its own; one for all tests of a JVM. */
public final class S3Storage {
  /** The bucket that is there. */
  public static final String BUCKET = "hindcast";

  /** Its secret, by which leaks of it can be looked for. */
  public static final String SECRET = "s3-secret-marker-5d1c";

  private static final String KEY = "hindcast-tests";
  private static final Path PROGRAM = Path.of("target/components/s3proxy.jar").toAbsolutePath();
  private static final long STARTS_WITHIN_SECONDS = 60;
  private static S3Storage running;

  private final String endpoint;

  private S3Storage(String endpoint) {
    this.endpoint = endpoint;
  }

  /** Started when it is first asked for; ends with the JVM. */
  public static synchronized S3Storage running() {
    if (running == null) {
      try {
        running = start(Files.createTempDirectory("hindcast-s3"), freePort());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return running;
  }

  /** {@code http://127.0.0.1:1234}. */
  public String endpoint() {
    return endpoint;
  }

  /** What Hadoop needs to reach it. */
  public Map<String, String> properties() {
    return new TreeMap<>(
        Map.of(
            "fs.s3a.endpoint",
            endpoint,
            "fs.s3a.endpoint.region",
            "us-east-1",
            "fs.s3a.access.key",
            KEY,
            "fs.s3a.secret.key",
            SECRET,
            "fs.s3a.path.style.access",
            "true",
            "fs.s3a.connection.ssl.enabled",
            "false"));
  }

  /** The same as Hadoop's settings. */
  public Configuration settings() {
    Configuration settings = new Configuration();
    properties().forEach(settings::set);
    return settings;
  }

  private static S3Storage start(Path folder, int port) throws IOException {
    Path files = Files.createDirectory(folder.resolve("files"));
    Files.createDirectory(files.resolve(BUCKET));
    String endpoint = "http://127.0.0.1:" + port;
    Path settings =
        Files.write(
            folder.resolve("s3proxy.conf"),
            List.of(
                "s3proxy.endpoint=" + endpoint,
                "s3proxy.authorization=aws-v2-or-v4",
                "s3proxy.identity=" + KEY,
                "s3proxy.credential=" + SECRET,
                "s3proxy.ignore-unknown-headers=true",
                "jclouds.provider=filesystem-nio2",
                "jclouds.filesystem.basedir=" + files));
    Path log = folder.resolve("log.txt");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "-jar",
                PROGRAM.toString(),
                "--properties",
                settings.toString())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
    awaitStart(process, port, log);
    return new S3Storage(endpoint);
  }

  private static void awaitStart(Process process, int port, Path log) throws IOException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(STARTS_WITHIN_SECONDS);
    while (process.isAlive() && System.nanoTime() < deadline) {
      try {
        new Socket(InetAddress.getLoopbackAddress(), port).close();
        return;
      } catch (IOException e) {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
      }
    }
    throw new IOException("the S3 storage does not answer: " + Files.readString(log));
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
