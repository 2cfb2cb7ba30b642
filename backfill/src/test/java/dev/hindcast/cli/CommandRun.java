/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.cli;

import dev.hindcast.submit.FakeSubmitter;
import dev.hindcast.submit.Scenario;
import dev.hindcast.submit.Submitter;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.IntSupplier;
import java.util.stream.Stream;

/** What a command line answered. */
record CommandRun(int exitCode, String out, String err) {
  /** The moment at which all commands of tests run. */
  static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");

  /** Runs a command line that submits nothing; an array in it stands for its elements. */
  static CommandRun of(Object... arguments) {
    return of(Map.of(), new FakeSubmitter(Scenario.CHECKS), arguments);
  }

  static CommandRun of(Map<String, String> environment, Object... arguments) {
    return of(environment, new FakeSubmitter(Scenario.CHECKS), arguments);
  }

  static CommandRun of(Submitter submitter, Object... arguments) {
    return of(Map.of(), submitter, arguments);
  }

  static CommandRun of(Map<String, String> environment, Submitter submitter, Object... arguments) {
    return of(environment, () -> 0x0123abcd, submitter, arguments);
  }

  /** Runs a command line that draws more than one number. */
  static CommandRun of(
      Map<String, String> environment,
      IntSupplier random,
      Submitter submitter,
      Object... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    Surroundings surroundings =
        new Surroundings(
            new PrintWriter(out, true),
            new PrintWriter(err, true),
            environment,
            InstantSource.fixed(NOW),
            random,
            seconds -> err.append("(pause of " + seconds + " s)\n"),
            false,
            () -> submitter);
    String[] words =
        Stream.of(arguments)
            .flatMap(
                word -> word instanceof Object[] several ? Stream.of(several) : Stream.of(word))
            .map(Object::toString)
            .toArray(String[]::new);
    int exitCode = Hindcast.commandLine(surroundings).execute(words);
    return new CommandRun(exitCode, out.toString(), err.toString());
  }
}
