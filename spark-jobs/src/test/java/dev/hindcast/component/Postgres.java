/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.component;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A PostgreSQL server of this machine's own packages, in a temporary folder. */
public final class Postgres {
  /** Its password, by which leaks of it can be looked for. */
  public static final String PASSWORD = "postgres-secret-marker-77a0";

  private static final Path PACKAGES = Path.of("/usr/lib/postgresql");

  private Postgres() {}

  /** Whether its packages are installed. */
  public static boolean isInstalled() {
    return programs().isPresent();
  }

  /** Starts it and gives the properties of an Iceberg catalog in it, without a warehouse. */
  public static Map<String, String> start() throws IOException, InterruptedException {
    Path programs = programs().orElseThrow();
    Path folder = Files.createTempDirectory("hindcast-postgres");
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
    Path password = Files.writeString(folder.resolve("password"), PASSWORD);
    Files.setPosixFilePermissions(password, PosixFilePermissions.fromString("rw-r--r--"));
    String data = folder.resolve("data").toString();
    int port = ServerProcess.freePort();
    run(
        programs.resolve("initdb").toString(),
        "--pgdata=" + data,
        "--username=hindcast",
        "--auth=scram-sha-256",
        "--pwfile=" + password,
        "--no-sync");
    run(
        programs.resolve("pg_ctl").toString(),
        "start",
        "--wait",
        "--pgdata=" + data,
        "--log=" + folder.resolve("log.txt"),
        "--options=-c listen_addresses=127.0.0.1 -c unix_socket_directories="
            + folder
            + " -p "
            + port);
    Runtime.getRuntime()
        .addShutdownHook(new Thread(() -> stop(programs.resolve("pg_ctl").toString(), data)));
    return Map.of(
        "type",
        "jdbc",
        "uri",
        "jdbc:postgresql://127.0.0.1:" + port + "/postgres",
        "jdbc.user",
        "hindcast",
        "jdbc.password",
        PASSWORD,
        "jdbc.schema-version",
        "V1");
  }

  private static void stop(String program, String data) {
    try {
      run(program, "stop", "--mode=immediate", "--pgdata=" + data);
    } catch (IOException e) {
      System.err.println("PostgreSQL goes on: " + e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** The server refuses to be run by root. */
  private static void run(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    if (System.getProperty("user.name").equals("root")) {
      command.addAll(List.of("runuser", "-u", "postgres", "--"));
    }
    command.addAll(List.of(arguments));
    Path log = Files.createTempFile("hindcast-postgres", ".txt");
    int exitCode =
        new ProcessBuilder(command)
            .directory(Path.of("/tmp").toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start()
            .waitFor();
    if (exitCode != 0) {
      throw new IOException(command + " failed: " + Files.readString(log));
    }
  }

  /** The folder of the newest server's programs. */
  private static Optional<Path> programs() {
    if (!Files.isDirectory(PACKAGES)) {
      return Optional.empty();
    }
    try (Stream<Path> versions = Files.list(PACKAGES)) {
      return versions
          .map(version -> version.resolve("bin"))
          .filter(folder -> Files.isExecutable(folder.resolve("initdb")))
          .max(Comparator.naturalOrder());
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
