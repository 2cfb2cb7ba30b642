/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.component;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;

/** A storage that speaks S3 in a process of its own; one for all tests of a JVM. */
public final class S3Storage {
  /** The bucket that is there. */
  public static final String BUCKET = "hindcast";

  /** Its secret, by which leaks of it can be looked for. */
  public static final String SECRET = "s3-secret-marker-5d1c";

  private static final String KEY = "hindcast-tests";
  private static final Path PROGRAM = Path.of("target/components/s3proxy.jar").toAbsolutePath();
  private static S3Storage running;

  private final Path files;
  private final int port;

  private S3Storage(Path files, int port) {
    this.files = files;
    this.port = port;
  }

  /** Started when it is first asked for; ends with the JVM. */
  public static synchronized S3Storage running() {
    if (running == null) {
      try {
        running = start(Files.createTempDirectory("hindcast-s3"), ServerProcess.freePort());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return running;
  }

  /** {@code http://127.0.0.1:1234}. */
  public String endpoint() {
    return endpoint(port);
  }

  /** Where it listens on this machine. */
  public int port() {
    return port;
  }

  /** Makes a further bucket. Clients of Hadoop are one per bucket and JVM. */
  public void createBucket(String name) throws IOException {
    Files.createDirectories(files.resolve(name));
  }

  /** What Iceberg's own client needs to reach it. */
  public Map<String, String> icebergProperties() {
    return Map.of(
        "io-impl",
        "org.apache.iceberg.aws.s3.S3FileIO",
        "s3.endpoint",
        endpoint(),
        "s3.access-key-id",
        KEY,
        "s3.secret-access-key",
        SECRET,
        "s3.path-style-access",
        "true",
        "client.region",
        "us-east-1");
  }

  /** What Hadoop needs to reach it. */
  public Map<String, String> properties() {
    return new TreeMap<>(
        Map.of(
            "fs.s3a.endpoint",
            endpoint(),
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
    Path settings =
        Files.write(
            folder.resolve("s3proxy.conf"),
            List.of(
                "s3proxy.endpoint=" + endpoint(port),
                "s3proxy.authorization=aws-v2-or-v4",
                "s3proxy.identity=" + KEY,
                "s3proxy.credential=" + SECRET,
                "s3proxy.ignore-unknown-headers=true",
                "jclouds.provider=filesystem-nio2",
                "jclouds.filesystem.basedir=" + files));
    ServerProcess.start(
        List.of("-jar", PROGRAM.toString(), "--properties", settings.toString()),
        Map.of(),
        port,
        folder.resolve("log.txt"));
    return new S3Storage(files, port);
  }

  private static String endpoint(int port) {
    return "http://127.0.0.1:" + port;
  }
}
