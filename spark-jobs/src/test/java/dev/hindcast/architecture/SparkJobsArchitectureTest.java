/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The adapters carry and do not decide; what the launcher shares with the job is free of Spark. */
@AnalyzeClasses(
    packages = {
      "dev.hindcast.attach",
      "dev.hindcast.spark",
      "dev.hindcast.iceberg",
      "dev.hindcast.store",
      "dev.hindcast.parquet"
    },
    importOptions = DoNotIncludeTests.class)
class SparkJobsArchitectureTest {
  @ArchTest static final ArchRule readsNoClock = HouseRules.readNoClock();

  @ArchTest static final ArchRule usesNoRandomness = HouseRules.useNoRandomness();

  @ArchTest
  static final ArchRule takesNoDefaultFromTheMachine = HouseRules.takeNoDefaultFromTheMachine();

  @ArchTest static final ArchRule namesThingsForWhatTheyAre = HouseRules.nameThingsForWhatTheyAre();

  @ArchTest
  static final ArchRule sharesNothingOfSparkWithTheLauncher =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.hindcast.spark..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.apache.spark..", "scala..", "dev.hindcast.spark..")
          .because(
              "the launcher uses iceberg, store and parquet and has no Spark on its class path");

  @ArchTest
  static final ArchRule checksVersionsWithoutTheCodeThatBuildsThem =
      noClasses()
          .that()
          .resideInAnyPackage(
              "dev.hindcast.verify..",
              "dev.hindcast.parquet.audit..",
              "dev.hindcast.spark.verify..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "dev.hindcast.assemble..",
              "dev.hindcast.parquet",
              "dev.hindcast.spark",
              "dev.hindcast.spark.assemble..",
              "dev.hindcast.spark.enrich..",
              "dev.hindcast.spark.ingest..",
              "dev.hindcast.spark.publish..",
              "dev.hindcast.spark.rebuild..",
              "dev.hindcast.spark.row..")
          .because("a check that shares code with what it checks shares its faults");
}
