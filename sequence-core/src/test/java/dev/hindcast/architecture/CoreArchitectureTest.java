/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;

/** The core is pure: values in, values out. */
@AnalyzeClasses(packages = "dev.hindcast", importOptions = DoNotIncludeTests.class)
class CoreArchitectureTest {
  /** The one class that may look at a file: the definition's text has to come from somewhere. */
  private static final String READS_THE_DEFINITION = "dev.hindcast.config.DefinitionFiles";

  /** Has to name files and addresses in order to refuse them. */
  private static final String REFUSES_INCLUDES = "dev.hindcast.config.RefusedIncludes";

  @ArchTest static final ArchRule readsNoClock = HouseRules.readNoClock();

  @ArchTest static final ArchRule usesNoRandomness = HouseRules.useNoRandomness();

  @ArchTest
  static final ArchRule takesNoDefaultFromTheMachine = HouseRules.takeNoDefaultFromTheMachine();

  @ArchTest
  static final ArchRule leavesTheOutsideWorldAlone =
      HouseRules.leaveTheOutsideWorldAloneExcept(READS_THE_DEFINITION);

  @ArchTest static final ArchRule namesThingsForWhatTheyAre = HouseRules.nameThingsForWhatTheyAre();

  @ArchTest
  static final ArchRule knowsNoEngine =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.apache.spark..",
              "org.apache.iceberg..",
              "org.apache.hadoop..",
              "org.apache.parquet..",
              "picocli..",
              "scala..")
          .because("the core knows what a sequence is, not what runs it");

  @ArchTest
  static final ArchRule logsNothing =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.slf4j..",
              "java.util.logging..",
              "java.lang.System$Logger",
              "org.apache.logging..",
              "org.apache.commons.logging..")
          .because("the core answers with values and errors, and the caller reports them");

  @ArchTest
  static final ArchRule opensNoFileAndNoSocket =
      noClasses()
          .that()
          .doNotHaveFullyQualifiedName(READS_THE_DEFINITION)
          .and()
          .doNotHaveFullyQualifiedName(REFUSES_INCLUDES)
          .should()
          .dependOnClassesThat()
          .haveNameMatching(
              "java\\.nio\\.(file|channels)\\..*"
                  + "|java\\.net\\.(?!URI$|URISyntaxException$).*"
                  + "|java\\.sql\\.(Connection|DriverManager).*"
                  + "|java\\.io\\.(File.*|RandomAccessFile|Console|PrintStream)")
          .because("files and connections belong to the adapters");

  @ArchTest static final ArchRule changesNoFile = HouseRules.changeNoFile();

  @ArchTest
  static final ArchRule holdsNoClock =
      noClasses()
          .should()
          .dependOnClassesThat()
          .areAssignableTo(Clock.class)
          .because("a core that is handed a clock can still ask it");

  @ArchTest static final ArchRule namesAccessorsWithoutGet = HouseRules.nameAccessorsWithoutGet();
}
