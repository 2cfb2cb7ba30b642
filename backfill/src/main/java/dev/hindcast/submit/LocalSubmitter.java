/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.submit;

import dev.hindcast.attach.PrivateFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Runs jobs on Spark in a child JVM on this machine. */
public final class LocalSubmitter implements Submitter {
  private final DriverCommand command;
  private final Function<JobKind, String> mainClass;
  private final DriverRuns drivers = new DriverRuns();

  public LocalSubmitter(DriverCommand command) {
    this(command, JobKind::mainClass);
  }

  LocalSubmitter(DriverCommand command, Function<JobKind, String> mainClass) {
    this.command = command;
    this.mainClass = mainClass;
  }

  @Override
  public JobOutcome submit(Submission submission, JobListener listener) {
    DriverCommand withSettings = command.with(submission.kind()).with(submission.settings());
    try (PrivateFolder folder = PrivateFolder.create()) {
      Path argumentFile =
          folder.write(
              "driver.args",
              withSettings.argumentFile(
                  folder.path(),
                  mainClass.apply(submission.kind()),
                  submission.jobArguments(folder)));
      return drivers.run(
          submission,
          List.of(command.java().toString(), "@" + argumentFile),
          Map.of(),
          submission.secrets(withSettings.properties()),
          listener);
    } catch (IOException e) {
      throw SubmitErrors.notRun(submission, e);
    }
  }

  @Override
  public boolean stop() {
    return drivers.stop();
  }
}
