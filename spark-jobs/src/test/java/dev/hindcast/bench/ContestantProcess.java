/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hindcast.spark.BuildDatasetJob;
import dev.hindcast.spark.CorrectVersionJob;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Runs one contestant, or the generator, in the JVM that was started for it, and writes down what
 * it took: {@code CONTESTANT|generate WORKLOAD.json FOLDER [MEASUREMENT]}.
 */
final class ContestantProcess {
  static final String GENERATE = "generate";

  private ContestantProcess() {}

  public static void main(String[] arguments) throws Exception {
    Workload workload = new ObjectMapper().readValue(arguments[1], Workload.class);
    BenchLake lake = new BenchLake(Path.of(arguments[2]));
    if (arguments[0].equals(GENERATE)) {
      generate(lake, workload);
      return;
    }
    Contestant contestant = Contestant.of(arguments[0]);
    System.setProperty("spark.extraListeners", StageTotals.class.getName());
    System.setProperty("spark.local.dir", lake.folder().resolve("spark-local").toString());
    System.setProperty("spark.sql.warehouse.dir", lake.folder().resolve("spark").toString());
    Files.createDirectories(lake.output(contestant));
    run(contestant, lake, workload);
    Measurement measured = measure(contestant);
    new ObjectMapper()
        .writeValue(
            Path.of(arguments[3]).toFile(), measured.with(planSteps(contestant, lake, workload)));
  }

  private static void generate(BenchLake lake, Workload workload) throws Exception {
    WorkloadTables tables = new WorkloadTables(workload);
    tables.write(lake);
    if (workload.hasLateEvents()) {
      build(new BenchBuild(lake, workload, Contestant.BASE));
      tables.appendLateEvents(lake);
    }
  }

  private static void run(Contestant contestant, BenchLake lake, Workload workload)
      throws Exception {
    Peers peers = new Peers(lake, workload);
    BenchBuild build = new BenchBuild(lake, workload, contestant);
    switch (contestant) {
      case HINDCAST, RICH, BASE, LAST_DAY, ONE_WINDOW -> build(build);
      case CORRECTION ->
          CorrectVersionJob.main(new String[] {"--request", build.writeRequest().toString()});
      case FLOOR -> peers.floor(build.request());
      case SPARK_SQL -> peers.sparkSql();
      case DUCKDB -> peers.duckDb();
    }
  }

  private static void build(BenchBuild build) throws IOException {
    BuildDatasetJob.main(new String[] {"--request", build.writeRequest().toString()});
  }

  /** Plans the build again, after it was measured. */
  private static List<String> planSteps(Contestant contestant, BenchLake lake, Workload workload) {
    return contestant.isBuild() && contestant != Contestant.CORRECTION
        ? BenchPlan.steps(new BenchBuild(lake, workload, contestant).request(), lake.catalog())
        : List.of();
  }

  private static Measurement measure(Contestant contestant) throws IOException {
    StageTotals totals = StageTotals.latest();
    double cpuSeconds = StageTotals.cpuSeconds();
    return new Measurement(
        contestant,
        "",
        cpuSeconds,
        totals == null ? 0 : totals.startCpuSeconds(),
        0,
        number("/proc/self/status", "VmHWM:") * 1024,
        number("/proc/self/io", "rchar:"),
        totals == null ? 0 : totals.shuffledBytes(),
        totals == null ? 0 : totals.spilledBytes(),
        0,
        List.of());
  }

  /** The number behind a key of a file of Linux's proc file system; 0 if it is not there. */
  private static long number(String file, String key) throws IOException {
    Path path = Path.of(file);
    if (!Files.isReadable(path)) {
      return 0;
    }
    List<String> lines = Files.readAllLines(path);
    return lines.stream()
        .filter(line -> line.startsWith(key))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
        .findFirst()
        .orElse(0);
  }
}
