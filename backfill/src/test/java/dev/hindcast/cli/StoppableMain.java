/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.cli;

import dev.hindcast.submit.Scenario;
import dev.hindcast.submit.TestDrivers;

/** The launcher's process with a real child JVM that hangs. */
final class StoppableMain {
  private StoppableMain() {}

  public static void main(String[] arguments) {
    Main.run(arguments, () -> TestDrivers.submitter(Scenario.HANGS));
  }
}
