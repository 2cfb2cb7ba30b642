/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.submit;

import dev.hindcast.attach.AttachedDriver;
import dev.hindcast.attach.PrivateFolder;
import dev.hindcast.error.HindcastException;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Submits the packaged job with {@code spark-submit}. The driver is a child process on this machine
 * (client mode); settings go to it in a private file, so that no secret is on a command line.
 */
public final class SparkSubmitter implements Submitter {
  private static final String JARS = "spark.jars";
  private static final String PACKAGES = "spark.jars.packages";

  private final PackagedJob job;
  private final Function<JobKind, String> mainClass;
  private final DriverRuns drivers = new DriverRuns();

  public SparkSubmitter(PackagedJob job) {
    this(job, JobKind::mainClass);
  }

  SparkSubmitter(PackagedJob job, Function<JobKind, String> mainClass) {
    this.job = job;
    this.mainClass = mainClass;
  }

  @Override
  public JobOutcome submit(Submission submission, JobListener listener) {
    job.check();
    Engine.SparkSubmit engine = (Engine.SparkSubmit) submission.settings().engine();
    SubmittedApplication application = new SubmittedApplication(listener);
    application.submitted(engine);
    try (PrivateFolder folder = PrivateFolder.create()) {
      Map<String, String> properties = properties(submission.settings(), engine.home());
      JobOutcome outcome =
          drivers.run(
              submission,
              command(submission, engine, folder, properties),
              environment(submission.settings(), engine),
              submission.secrets(properties),
              application);
      application.ended(outcome);
      return outcome;
    } catch (IOException e) {
      throw SubmitErrors.notRun(submission, e);
    } catch (HindcastException e) {
      application.failed(Files.exists(submission.outcome()));
      throw e;
    }
  }

  @Override
  public boolean stop() {
    return drivers.stop();
  }

  private List<String> command(
      Submission submission,
      Engine.SparkSubmit engine,
      PrivateFolder folder,
      Map<String, String> properties)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(engine.home().script().toString());
    command.addAll(List.of("--class", AttachedDriver.class.getName()));
    command.addAll(List.of("--name", name(submission)));
    // Said even though it is the default: DEPLOY_MODE and spark-defaults.conf may say otherwise.
    command.addAll(List.of("--deploy-mode", "client"));
    engine.master().ifPresent(master -> command.addAll(List.of("--master", master)));
    command.addAll(
        List.of(
            "--properties-file",
            folder.write("spark.properties", text(properties)).toString(),
            "--load-spark-defaults",
            job.jar().toString(),
            folder.path().toString(),
            mainClass.apply(submission.kind())));
    command.addAll(submission.jobArguments(folder));
    return command;
  }

  private static String name(Submission submission) {
    return "hindcast "
        + submission.request().definition().definition().name()
        + " "
        + submission.request().buildId();
  }

  /** The user's settings, and the jars that this Spark does not have by itself. */
  private Map<String, String> properties(EngineSettings settings, SparkHome home) {
    Map<String, String> properties = new TreeMap<>(settings.properties());
    String jars = properties.getOrDefault(JARS, "");
    boolean hasIceberg =
        home.hasJar(PackagedJob.ICEBERG)
            || (jars + "," + properties.getOrDefault(PACKAGES, "")).contains(PackagedJob.ICEBERG);
    List<String> all =
        Stream.of(
                Stream.of(jars.split(",")),
                hasIceberg ? Stream.<String>empty() : Stream.of(job.iceberg().toString()),
                job.further().stream().map(Path::toString))
            .flatMap(Function.identity())
            .filter(jar -> !jar.isBlank())
            .toList();
    if (!all.isEmpty()) {
      properties.put(JARS, String.join(",", all));
    }
    return properties;
  }

  private static Map<String, String> environment(
      EngineSettings settings, Engine.SparkSubmit engine) {
    Map<String, String> environment = new LinkedHashMap<>();
    environment.put("SPARK_HOME", engine.home().folder().toString());
    settings
        .hadoopFolder()
        .ifPresent(folder -> environment.put("HADOOP_CONF_DIR", folder.toString()));
    return environment;
  }

  private static String text(Map<String, String> properties) throws IOException {
    Properties all = new Properties();
    all.putAll(properties);
    StringWriter text = new StringWriter();
    all.store(text, null);
    return text.toString();
  }
}
