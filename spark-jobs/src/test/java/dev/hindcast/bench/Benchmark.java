/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Measures the build beside its peers and prints a table: what {@code scripts/bench} runs. */
public final class Benchmark {
  private final BenchOptions options;

  private Benchmark(BenchOptions options) {
    this.options = options;
  }

  public static void main(String[] arguments) throws Exception {
    BenchOptions options;
    try {
      options = BenchOptions.parse(arguments);
    } catch (IllegalArgumentException e) {
      System.err.println(e.getMessage() + "\n\n" + BenchOptions.USAGE);
      System.exit(2);
      return;
    }
    System.exit(new Benchmark(options).run() ? 0 : 1);
  }

  private boolean run() throws IOException, InterruptedException, SQLException {
    StringBuilder text = new StringBuilder(Machine.describe() + "\n");
    boolean agree = true;
    boolean finished = true;
    for (Workload workload : options.workloads()) {
      BenchTable table = measure(workload);
      text.append('\n').append(table.render());
      agree &= table.digestsAgree();
      finished &= table.isComplete() || !options.allMustFinish();
    }
    System.out.print(text);
    if (!agree) {
      System.err.println("The contestants do not agree: their digests differ.");
    }
    if (!finished) {
      System.err.println("Not every contestant finished.");
    }
    if (options.out().isPresent()) {
      Files.writeString(options.out().get(), text);
    }
    return agree && finished;
  }

  private BenchTable measure(Workload workload)
      throws IOException, InterruptedException, SQLException {
    Path folder =
        options.folder().isPresent()
            ? options.folder().get().resolve(folderName(workload))
            : Files.createTempDirectory("hindcast-bench");
    Files.createDirectories(folder);
    try {
      BenchLake lake = new BenchLake(folder);
      generate(workload, lake);
      List<Measurement> measurements = new ArrayList<>();
      Map<Contestant, OutputDigest> digests = new EnumMap<>(Contestant.class);
      for (Contestant contestant : options.contestants(workload)) {
        Measurement measurement = run(contestant, workload, lake);
        measurements.add(measurement);
        if (measurement.isFinished() && contestant.writesSequences()) {
          digests.put(contestant, OutputDigest.of(lake, workload, contestant));
        }
      }
      return new BenchTable(workload, measurements, digests);
    } finally {
      if (options.folder().isEmpty()) {
        Folders.delete(folder);
      }
    }
  }

  private void generate(Workload workload, BenchLake lake)
      throws IOException, InterruptedException {
    Path done = lake.folder().resolve("generated");
    if (Files.exists(done)) {
      return;
    }
    System.err.println("generating " + workload.describe());
    ChildJvm jvm =
        new ChildJvm(List.of("-Xmx4g"), lake.folder().resolve("generate.log"), Duration.ofHours(1));
    ChildJvm.Ended ended =
        jvm.run(ContestantProcess.class, arguments(ContestantProcess.GENERATE, workload, lake));
    if (ended.exitCode() != 0) {
      throw new IOException("cannot generate " + workload + ":\n" + jvm.lastLines(20));
    }
    Files.createFile(done);
  }

  private Measurement run(Contestant contestant, Workload workload, BenchLake lake)
      throws IOException, InterruptedException {
    System.err.println("running " + contestant.title());
    Folders.delete(lake.output(contestant));
    if (contestant == Contestant.CORRECTION) {
      Folders.copy(lake.output(Contestant.BASE), lake.output(contestant));
    }
    Path result = lake.folder().resolve(contestant.key() + ".json");
    Files.deleteIfExists(result);
    List<String> jvmOptions = new ArrayList<>(List.of("-Xmx" + options.heap()));
    jvmOptions.addAll(options.javaOptions());
    Path log = lake.folder().resolve(contestant.key() + ".log");
    Files.deleteIfExists(log);
    ChildJvm jvm = new ChildJvm(jvmOptions, log, options.limit());
    List<String> arguments = arguments(contestant.key(), workload, lake);
    arguments.add(result.toString());
    ChildJvm.Ended ended = jvm.run(ContestantProcess.class, arguments);
    if (ended.isTooLate()) {
      String failure = "not done in " + options.limit().toSeconds() + " s";
      return Measurement.failed(contestant, failure, ended.wallSeconds());
    }
    if (ended.exitCode() != 0 || !Files.exists(result)) {
      System.err.println(jvm.lastLines(20));
      return Measurement.failed(
          contestant, "failed with exit code " + ended.exitCode(), ended.wallSeconds());
    }
    return new ObjectMapper()
        .readValue(result.toFile(), Measurement.class)
        .with(ended.wallSeconds(), Folders.parquetBytes(lake.output(contestant)));
  }

  private static List<String> arguments(String role, Workload workload, BenchLake lake)
      throws IOException {
    return new ArrayList<>(
        List.of(role, new ObjectMapper().writeValueAsString(workload), lake.folder().toString()));
  }

  private static String folderName(Workload workload) {
    return workload.name()
        + "-"
        + workload.events()
        + "-"
        + workload.span().days()
        + (workload.corrections() ? "-corrected" : "");
  }
}
