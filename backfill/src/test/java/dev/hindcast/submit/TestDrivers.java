/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.submit;

import java.nio.file.Path;
import java.util.List;

/** Real child JVMs that run {@link ProtocolJob}. */
public final class TestDrivers {
  private TestDrivers() {}

  public static Submitter submitter(Scenario scenario) {
    return new LocalSubmitter(command(scenario), kind -> ProtocolJob.class.getName());
  }

  static DriverCommand command(Scenario scenario) {
    return new DriverCommand(
        Path.of(System.getProperty("java.home"), "bin", "java"),
        List.of(
            "-XX:TieredStopAtLevel=1",
            "-Xshare:auto",
            "-D" + ProtocolJob.SCENARIO_PROPERTY + "=" + scenario),
        System.getProperty("java.class.path"));
  }
}
