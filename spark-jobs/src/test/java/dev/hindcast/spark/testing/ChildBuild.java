/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.testing;

import dev.hindcast.dataset.DatasetManifest;
import dev.hindcast.plan.BuildRequest;
import dev.hindcast.plan.BuildRequestJson;
import dev.hindcast.spark.BuildDatasetJob;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs the job as a cluster would: in a JVM of its own, from a request file. */
public final class ChildBuild {
  private ChildBuild() {}

  /**
   * Runs a build to its end.
   *
   * @param options of the JVM, such as {@code -Duser.timezone=Asia/Kolkata}
   * @return the version that was published
   * @throws IllegalStateException with what the job printed, if it failed
   */
  public static DatasetManifest run(BuildRequest request, List<String> options) {
    try {
      Path folder = Files.createTempDirectory(Lake.folder(), "child");
      Path file = folder.resolve("request.json");
      Path log = folder.resolve("log.txt");
      Files.writeString(file, BuildRequestJson.write(request));
      List<String> command = new ArrayList<>();
      command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
      ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
          .filter(option -> option.startsWith("--add"))
          .forEach(command::add);
      command.add("-Xmx1g");
      command.add("-Dspark.master=local[2]");
      command.add("-Dspark.sql.warehouse.dir=" + folder.resolve("spark"));
      command.addAll(options);
      command.addAll(List.of("-cp", System.getProperty("java.class.path")));
      command.addAll(List.of(BuildDatasetJob.class.getName(), "--request", file.toString()));
      command.addAll(List.of("--outcome", folder.resolve("outcome.json").toString()));
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(log.toFile())
              .start();
      if (process.waitFor() != 0) {
        throw new IllegalStateException(options + " failed: " + Files.readString(log));
      }
      return Builds.store(request.definition().definition()).load(1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
