/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The launcher plans, submits and publishes; the engine is somewhere else. */
@AnalyzeClasses(
    packages = {
      "dev.hindcast.cli",
      "dev.hindcast.describe",
      "dev.hindcast.submit",
      "dev.hindcast.report"
    },
    importOptions = DoNotIncludeTests.class)
class LauncherArchitectureTest {
  @ArchTest
  static final ArchRule takesNoDefaultFromTheMachine = HouseRules.takeNoDefaultFromTheMachine();

  @ArchTest static final ArchRule namesThingsForWhatTheyAre = HouseRules.nameThingsForWhatTheyAre();

  @ArchTest
  static final ArchRule knowsNoSpark =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.apache.spark..", "scala..", "dev.hindcast.spark..")
          .because("Spark runs in a child JVM or on a cluster; one request file crosses over");

  @ArchTest
  static final ArchRule hasOneDoorForTheClock = HouseRules.readNoClockOutside("dev.hindcast.cli");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "org.apache.spark.sql.SparkSession",
        "org.apache.spark.launcher.SparkLauncher",
        "org.apache.iceberg.spark.SparkCatalog",
        "scala.Option"
      })
  void findsNoSparkOnItsClassPath(String className) {
    assertThatThrownBy(() -> Class.forName(className)).isInstanceOf(ClassNotFoundException.class);
  }
}
