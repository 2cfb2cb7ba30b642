/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.submit;

/** What an engine can be asked to do with a build request. */
public enum JobKind {
  /** Build the request's windows and publish one version. */
  BUILD("build", "dev.hindcast.spark.BuildDatasetJob"),
  /** Assemble again what changed inputs affect, and publish one version if anything is. */
  CORRECT("correct", "dev.hindcast.spark.CorrectVersionJob"),
  /** Build one task of a backfill and stage what it made. */
  STAGE("task", "dev.hindcast.spark.StageBuildJob"),
  /** Resolve and check the definition's expressions without reading data, and run its examples. */
  CHECK("check", "dev.hindcast.spark.CheckDefinitionJob"),
  /** Measure the sources that the definition names. */
  PROFILE("profile", "dev.hindcast.spark.ProfileSourcesJob"),
  /** Assemble one label of a version again and say what became of each event. */
  EXPLAIN("explain", "dev.hindcast.spark.ExplainLabelJob"),
  /** Read some rows of a version for its report. */
  REPORT("report", "dev.hindcast.spark.SampleLabelsJob"),
  /** Check the files of a version against its manifest. */
  VERIFY("verify", "dev.hindcast.spark.VerifyVersionJob"),
  /** Compare two versions. */
  DIFF("diff", "dev.hindcast.spark.DiffVersionsJob"),
  /** Take the rows of users out of every version. */
  ERASE("erase", "dev.hindcast.spark.EraseUsersJob"),
  /** Offer versions as tags of an Iceberg table. */
  TAG("tag", "dev.hindcast.spark.TagVersionsJob");

  private final String text;
  private final String mainClass;

  JobKind(String text, String mainClass) {
    this.text = text;
    this.mainClass = mainClass;
  }

  /**
   * Whether most of its work is Spark's own start and planning, on which the JVM's optimizing
   * compiler costs more than it gains.
   */
  boolean isBrief() {
    return switch (this) {
      case CORRECT, CHECK, EXPLAIN, REPORT, TAG -> true;
      case BUILD, STAGE, PROFILE, VERIFY, DIFF, ERASE -> false;
    };
  }

  /** What messages call it. */
  public String text() {
    return text;
  }

  /** The class that the engine starts. */
  public String mainClass() {
    return mainClass;
  }
}
