/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the command line asks for.
 *
 * @param workloads run one after the other, each with all contestants
 * @param heap {@code -Xmx} of every contestant, such as {@code 4g}
 * @param limit of one contestant
 * @param allMustFinish whether one that fails or takes too long makes the run fail
 * @param out file for the table; it goes to standard output in any case
 * @param folder keeps the tables and the outputs; a temporary one is removed at the end
 * @param javaOptions further options of the contestants' JVMs
 */
record BenchOptions(
    List<Workload> workloads,
    List<Contestant> contestants,
    String heap,
    Duration limit,
    boolean allMustFinish,
    Optional<Path> out,
    Optional<Path> folder,
    List<String> javaOptions) {
  static final String USAGE =
      """
      scripts/bench [options]
        --workload NAME               mild, heavy, whale, long, correction or windows, also several;
                                      default mild
        --events N                    scale the workload; may be given several times
        --history N                   times the days of the correction workload; may be given several times
        --corrections                 2% of the events are corrected or retracted
        --contestant NAME             hindcast, floor, spark-sql or duckdb; of the last two workloads
                                      correction, last-day or one-window; default all
        --definition plain|rich       what hindcast builds; may be given several times; default plain
        --heap SIZE                   -Xmx of every contestant; default 4g
        --limit SECONDS               a contestant that takes longer is ended; default 600
        --all-must-finish             fail where a contestant fails or takes too long
        --out FILE                    write the table there as well
        --folder DIR                  keep tables and outputs there, and use the tables again
        --java-option OPTION          for the contestants' JVMs, such as a flight recording
      """;

  static BenchOptions parse(String[] arguments) {
    List<String> names = new ArrayList<>();
    List<Long> events = new ArrayList<>();
    List<Integer> histories = new ArrayList<>();
    List<Contestant> contestants = new ArrayList<>();
    List<BenchDefinition> definitions = new ArrayList<>();
    List<String> javaOptions = new ArrayList<>();
    boolean corrections = false;
    String heap = "4g";
    Duration limit = Duration.ofMinutes(10);
    boolean allMustFinish = false;
    Path out = null;
    Path folder = null;
    for (int i = 0; i < arguments.length; i++) {
      switch (arguments[i]) {
        case "--workload" -> names.add(value(arguments, ++i));
        case "--events" -> events.add(Long.parseLong(value(arguments, ++i).replace("_", "")));
        case "--history" -> histories.add(Integer.parseInt(value(arguments, ++i)));
        case "--contestant" -> contestants.add(Contestant.of(value(arguments, ++i)));
        case "--definition" -> definitions.add(BenchDefinition.of(value(arguments, ++i)));
        case "--corrections" -> corrections = true;
        case "--heap" -> heap = value(arguments, ++i);
        case "--limit" -> limit = Duration.ofSeconds(Long.parseLong(value(arguments, ++i)));
        case "--all-must-finish" -> allMustFinish = true;
        case "--out" -> out = Path.of(value(arguments, ++i));
        case "--folder" -> folder = Path.of(value(arguments, ++i)).toAbsolutePath();
        case "--java-option" -> javaOptions.add(value(arguments, ++i));
        default -> throw new IllegalArgumentException("there is no option " + arguments[i]);
      }
    }
    return new BenchOptions(
        workloads(names.isEmpty() ? List.of("mild") : names, events, histories, corrections),
        contestants(
            contestants.isEmpty() ? List.of(Contestant.values()) : contestants,
            definitions.isEmpty() ? List.of(BenchDefinition.PLAIN) : definitions),
        heap,
        limit,
        allMustFinish,
        Optional.ofNullable(out),
        Optional.ofNullable(folder),
        javaOptions);
  }

  /** Who runs a workload. */
  List<Contestant> contestants(Workload workload) {
    return contestants.stream().filter(contestant -> contestant.canRun(workload)).toList();
  }

  /** The contestants with one build for each definition. */
  private static List<Contestant> contestants(
      List<Contestant> contestants, List<BenchDefinition> definitions) {
    return contestants.stream()
        .filter(contestant -> contestant != Contestant.RICH)
        .flatMap(
            contestant ->
                contestant == Contestant.HINDCAST
                    ? definitions.stream().map(BenchDefinition::contestant)
                    : Stream.of(contestant))
        .toList();
  }

  private static List<Workload> workloads(
      List<String> names, List<Long> events, List<Integer> histories, boolean corrections) {
    List<Workload> workloads = new ArrayList<>();
    for (String name : names) {
      Workload whole = Workload.of(name);
      for (long count : events.isEmpty() ? List.of(whole.events()) : events) {
        Workload scaled = whole.scaledTo(count);
        for (int times : histories.isEmpty() ? List.of(1) : histories) {
          Workload of = scaled.over(times);
          workloads.add(corrections ? of.withCorrections() : of);
        }
      }
    }
    return workloads;
  }

  private static String value(String[] arguments, int at) {
    if (at == arguments.length) {
      throw new IllegalArgumentException(arguments[at - 1] + " needs a value");
    }
    return arguments[at];
  }
}
