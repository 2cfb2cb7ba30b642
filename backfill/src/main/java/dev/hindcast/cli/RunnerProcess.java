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
  private static final String LOCALHOST = "localhost";

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

  /**
   * The name of this machine. Many that have none are called localhost: their name is that of their
   * boot, so that none is taken for another.
   *
   * @see <a href="https://man7.org/linux/man-pages/man4/random.4.html">random(4), boot_id</a>
   */
  private static String host() {
    String name = LOCALHOST;
    try {
      name = InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      // Then it has none.
    }
    return name.equals(LOCALHOST) ? LOCALHOST + boot() : name;
  }

  private static String boot() {
    try {
      return " of boot " + Files.readString(Path.of("/proc/sys/kernel/random/boot_id")).strip();
    } catch (IOException e) {
      return "";
    }
  }
}
