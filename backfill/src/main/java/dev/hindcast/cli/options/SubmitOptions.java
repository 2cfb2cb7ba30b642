/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.cli.options;

import dev.hindcast.error.ErrorCode;
import dev.hindcast.error.HindcastException;
import dev.hindcast.submit.Engine;
import dev.hindcast.submit.EngineSettings;
import dev.hindcast.submit.SparkHome;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Where the work is done. */
public final class SubmitOptions {
  private static final String LOCAL = "local";
  private static final String SPARK_SUBMIT = "spark-submit";
  private static final String SPARK_HOME_VARIABLE = "SPARK_HOME";
  private static final String DEPLOY_MODE = "spark.submit.deployMode";

  @Option(
      names = "--submit",
      paramLabel = "local|spark-submit",
      defaultValue = LOCAL,
      description =
          "Where Spark runs: local is a JVM of its own on this machine, spark-submit submits the"
              + " packaged job with the spark-submit of --spark-home. Default: local.")
  private String submit = LOCAL;

  @Option(
      names = "--master",
      paramLabel = "URL",
      description =
          "The master that spark-submit submits to, such as spark://host:7077 or yarn. Default:"
              + " what Spark's own settings say.")
  private String master;

  @Option(
      names = "--spark-home",
      paramLabel = "DIR",
      description = "The folder of the Spark that submits. Default: SPARK_HOME.")
  private Path sparkHome;

  /**
   * Adds to settings where Spark runs.
   *
   * @param environment variables of the process
   * @throws HindcastException COMMAND_LINE_INVALID, and ENGINE_UNSUPPORTED for a Spark of another
   *     version
   */
  public EngineSettings over(EngineSettings settings, Map<String, String> environment) {
    if (!submit.equals(LOCAL) && !submit.equals(SPARK_SUBMIT)) {
      throw invalid(
          "Cannot submit to '"
              + submit
              + "': it is neither local nor spark-submit. Leave out --submit, or give --submit"
              + " spark-submit --master URL.");
    }
    if (settings.properties().getOrDefault(DEPLOY_MODE, "client").equals("client")) {
      return submit.equals(LOCAL) ? local(settings) : submitted(settings, environment);
    }
    throw invalid(
        "Cannot submit with "
            + DEPLOY_MODE
            + " = "
            + settings.properties().get(DEPLOY_MODE)
            + ": the driver runs on this machine, beside the launcher, which hands it its request."
            + " Leave the setting out; on Kubernetes or Airflow run the launcher itself in a pod.");
  }

  private EngineSettings local(EngineSettings settings) {
    if (master != null || sparkHome != null) {
      throw invalid(
          "Cannot use "
              + (master != null ? "--master " + master : "--spark-home " + sparkHome)
              + " with --submit local: it is for spark-submit. Add --submit spark-submit, or leave"
              + " it out.");
    }
    return settings.on(Engine.LOCAL);
  }

  private EngineSettings submitted(EngineSettings settings, Map<String, String> environment) {
    Optional<Path> home =
        Optional.ofNullable(sparkHome)
            .or(
                () ->
                    Optional.ofNullable(environment.get(SPARK_HOME_VARIABLE))
                        .filter(text -> !text.isEmpty())
                        .map(Path::of));
    return settings.on(
        new Engine.SparkSubmit(
            SparkHome.open(
                home.orElseThrow(
                    () ->
                        invalid(
                            "Cannot submit with spark-submit: it is not known where Spark is. Name"
                                + " its folder with --spark-home or SPARK_HOME."))),
            Optional.ofNullable(master)));
  }

  private static HindcastException invalid(String message) {
    return new HindcastException(ErrorCode.COMMAND_LINE_INVALID, message);
  }
}
