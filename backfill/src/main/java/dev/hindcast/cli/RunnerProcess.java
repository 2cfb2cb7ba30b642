/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.cli;

import dev.hindcast.store.backfill.Runner;
import dev.hindcast.time.Micros;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
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
            .filter(process -> !isZombie(process))
            .filter(process -> startOf(process) == runner.processStartedAtMicros())
            .isEmpty();
  }

  /**
   * Whether a process has ended and only waits for its parent to take note. A container without an
   * init process keeps such entries for ever, and Java calls them alive.
   *
   * @see <a href="https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html">proc_pid_stat(5),
   *     field state</a>
   */
  private static boolean isZombie(ProcessHandle process) {
    try {
      String stat = Files.readString(Path.of("/proc", Long.toString(process.pid()), "stat"));
      return stat.startsWith(") Z", stat.lastIndexOf(')'));
    } catch (IOException e) {
      return false;
    }
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
