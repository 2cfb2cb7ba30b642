/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.cli;

import dev.hindcast.store.backfill.Runner;
import dev.hindcast.time.Micros;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Instant;

/** Knows processes of this machine that run a backfill. */
final class RunnerProcess {
  private RunnerProcess() {}

  /** This process. */
  static Runner own(Instant now) {
    ProcessHandle process = ProcessHandle.current();
    return new Runner(host(), process.pid(), startOf(process), Micros.ofInstant(now));
  }

  /** Whether a runner was on this machine and its process is there no more. */
  static boolean isGone(Runner runner) {
    return runner.host().equals(host())
        && ProcessHandle.of(runner.pid())
            .filter(ProcessHandle::isAlive)
            .filter(process -> startOf(process) == runner.processStartedAtMicros())
            .isEmpty();
  }

  private static long startOf(ProcessHandle process) {
    return process.info().startInstant().map(Micros::ofInstant).orElse(0L);
  }

  private static String host() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "localhost";
    }
  }
}
