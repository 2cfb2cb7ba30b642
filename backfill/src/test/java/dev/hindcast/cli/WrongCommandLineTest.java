/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WrongCommandLineTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "biuld x.conf | Cannot run hindcast: there is no command biuld. Did you mean build? See"
            + " hindcast --help.",
        "versions lst x | Cannot run hindcast versions: there is no command lst. Did you mean list?"
            + " See hindcast versions --help.",
        "erase x | Missing required option: '--users=FILE'.",
        "erase x@v3 --users y | Cannot list the versions of 'x@v3': it names one of them.",
        "erase x --users y z | the argument z is one too many.",
        "backfill plan x | Cannot run hindcast backfill plan: Missing required options: '--from=TIME'",
        "versions | Cannot run hindcast versions: a command is missing.",
        "build | Missing required options and parameters: '--from=TIME', '--to=TIME', 'DEF'.",
        "build x --form 2026-03-01 --to 2026-03-02 | Cannot run hindcast build: there is no option"
            + " --form. Did you mean --from? See hindcast build --help.",
        "build x --from=2026-03-01 | Missing required option: '--to=TIME'.",
        "build x --from 2026-03-01 --to 2026-03-02 --tasks 3 | Cannot run hindcast build: there is"
            + " no option --tasks.",
        "build x --from 2026-03-01 --to 2026-03-02 --formt json | Did you mean --format",
        "build x y --from 2026-03-01 --to 2026-03-02 | the argument y is one too many.",
        "build x --from 2026-03-01 --to 2026-02-30 | Invalid value for option '--to': '2026-02-30'"
            + " is neither a date (2026-03-01, its UTC midnight) nor an instant"
            + " (2026-03-01T12:00:00Z).",
        "build x --from 0 --to 2026-02-30 | '0' is neither a date",
        "build x --from +99999-01-01T00:00:00Z --to 2026-02-30 | is neither a date",
        "check x --set novalue | Cannot use option --set number 1: it is not written key=value.",
        "check x --format xml | Invalid value for option '--format': 'xml' is neither text nor"
            + " json.",
        "check x --submit mesos | Cannot submit to 'mesos': it is neither local nor spark-submit.",
        "check x --submit spark-submit | it is not known where Spark is. Name its folder with"
            + " --spark-home or SPARK_HOME.",
        "check x --submit spark-submit --spark-home nowhere | nowhere/bin/spark-submit. Name the"
            + " folder of an unpacked Spark",
        "check x --master yarn | Cannot use --master yarn with --submit local: it is for"
            + " spark-submit. Add --submit spark-submit, or leave it out.",
        "check x --spark-home y | Cannot use --spark-home y with --submit local",
        "check x --submit spark-submit --conf spark.submit.deployMode=cluster | Cannot submit with"
            + " spark.submit.deployMode = cluster: the driver runs on this machine",
        "backfill run x --attempts 0 | Cannot try a task 0 times: there must be one at least.",
        "backfill run x --parallel 0 | Cannot run 0 tasks at once: there must be one at least.",
        "versions list x@v1 | Cannot list the versions of 'x@v1': it names one of them.",
        "versions show x@Latest | 'Latest' is neither a version nor a tag"
      })
  void aWrongCommandLineIsExplainedAndExitsWith2(String arguments, String message) {
    CommandRun run = CommandRun.of((Object[]) arguments.split(" "));

    assertThat(run.err()).contains(message);
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
  }

  @Test
  void aMissingCommandIsSaid() {
    CommandRun run = CommandRun.of();

    assertThat(run.err())
        .isEqualTo("Cannot run hindcast: a command is missing. See hindcast --help.\n");
    assertThat(run.exitCode()).isEqualTo(2);
  }

  @Test
  void programsGetTheErrorAsJson() {
    CommandRun run = CommandRun.of("check", "x.conf", "--format", "json", "--nonsense");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.out())
        .contains("\"status\" : \"failed\"")
        .contains("\"code\" : \"COMMAND_LINE_INVALID\"")
        .contains("\"exitCode\" : 2")
        .contains("there is no option --nonsense");
  }

  @Test
  void aWrongValueOfTheEnvironmentIsNamedByItsVariable() {
    assertThat(CommandRun.of(Map.of("HINDCAST_FORMAT", "xml"), "check", "x").err())
        .contains(
            "'xml' is neither text nor json (from the environment variable HINDCAST_FORMAT).");
    CommandRun flag = CommandRun.of(Map.of("HINDCAST_QUIET", "perhaps"), "check", "x");
    assertThat(flag.err())
        .contains(
            "the environment variable HINDCAST_QUIET is neither true nor false but 'perhaps'");
    assertThat(flag.exitCode()).isEqualTo(2);
  }

  @Test
  void helpAndVersionGoToStandardOutput() {
    assertThat(CommandRun.of("--help").out()).startsWith("Usage: hindcast [-hV] COMMAND");
    assertThat(CommandRun.of("build", "--help").out()).contains("--knowledge-time=TIME");
    assertThat(CommandRun.of("--version").out()).matches("hindcast [0-9]+\\.[0-9]+\\..*\\R");
  }

  @Test
  void aCompletionScriptIsGenerated() {
    CommandRun run = CommandRun.of("generate-completion");

    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).startsWith("#!/usr/bin/env bash").contains("--knowledge-time");
  }
}
