/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.cli;

import dev.hindcast.submit.Submitter;
import java.io.PrintWriter;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntConsumer;
import java.util.function.IntSupplier;
import java.util.function.Supplier;

/**
 * What the command line takes from the world around it.
 *
 * @param out what programs read
 * @param err what people read
 * @param environment variables of the process
 * @param clock the only clock of the project
 * @param random the only source of randomness of the project
 * @param pause lets seconds go by
 * @param isTerminal whether {@code err} is one
 * @param submitter made when a command first needs it
 */
public record Surroundings(
    PrintWriter out,
    PrintWriter err,
    Map<String, String> environment,
    InstantSource clock,
    IntSupplier random,
    IntConsumer pause,
    boolean isTerminal,
    Supplier<Submitter> submitter) {
  private static final int USUAL_COLUMNS = 80;

  public Surroundings {
    Objects.requireNonNull(out, "out");
    Objects.requireNonNull(err, "err");
    environment = Map.copyOf(environment);
    Objects.requireNonNull(clock, "clock");
    Objects.requireNonNull(random, "random");
    Objects.requireNonNull(pause, "pause");
    Objects.requireNonNull(submitter, "submitter");
  }

  /** Characters of a line. */
  int columns() {
    String columns = environment.getOrDefault("COLUMNS", "");
    return columns.matches("[1-9][0-9]{1,3}") ? Integer.parseInt(columns) : USUAL_COLUMNS;
  }
}
