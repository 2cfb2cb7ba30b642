/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchRule;
import java.util.stream.Stream;

/** Rules that hold in more than one module; each module's own test applies them to its classes. */
public final class HouseRules {
  private HouseRules() {}

  /** Same input, same rows, whenever they are computed. */
  public static ArchRule readNoClock() {
    return noClasses()
        .should()
        .accessTargetWhere(CallsTo.CLOCK)
        .because("a clock is passed to the launcher and to nobody else");
  }

  /** The clock is asked in one package, which hands it on as a value. */
  public static ArchRule readNoClockOutside(String allowedPackage) {
    return noClasses()
        .that()
        .resideOutsideOfPackage(allowedPackage)
        .should()
        .accessTargetWhere(CallsTo.CLOCK)
        .because("a clock is passed in, so that a test can set it");
  }

  /** Same input, same rows, however often they are computed. */
  public static ArchRule useNoRandomness() {
    return noClasses()
        .should()
        .accessTargetWhere(CallsTo.CHANCE)
        .because("the same request must give the same rows");
  }

  /** Same input, same rows, on whichever machine they are computed. */
  public static ArchRule takeNoDefaultFromTheMachine() {
    return noClasses()
        .should()
        .accessTargetWhere(CallsTo.MACHINE_DEFAULTS)
        .because("zone, locale and charset are named where they matter");
  }

  /** No input, no output, no threads: what is needed comes in as a value. */
  static ArchRule leaveTheOutsideWorldAloneExcept(String className) {
    return noClasses()
        .that()
        .doNotHaveFullyQualifiedName(className)
        .should()
        .accessTargetWhere(CallsTo.OUTSIDE_WORLD)
        .because("effects belong to the adapters");
  }

  /** What is computed is handed back; writing it down is another module's work. */
  static ArchRule changeNoFile() {
    return noClasses()
        .should()
        .accessTargetWhere(CallsTo.FILE_CHANGES)
        .because("writing belongs to the adapters");
  }

  /** A name says what a thing is. */
  public static ArchRule nameThingsForWhatTheyAre() {
    return classes()
        .should()
        .haveNameNotMatching(".*(Impl|Utils?|Manager|Helper|Processor)(\\$.*)?")
        .because("such a name does not say what the class is");
  }

  /** A value is named for what it is; an override keeps the name its library gave it. */
  static ArchRule nameAccessorsWithoutGet() {
    return noMethods()
        .that()
        .doNotHaveModifier(JavaModifier.SYNTHETIC)
        .and(doNotOverride())
        .should()
        .haveNameMatching("get[A-Z].*")
        .because("a value is named for what it is");
  }

  private static DescribedPredicate<JavaMethod> doNotOverride() {
    return DescribedPredicate.describe(
        "override nothing",
        method ->
            Stream.concat(
                    method.getOwner().getAllRawSuperclasses().stream(),
                    method.getOwner().getAllRawInterfaces().stream())
                .noneMatch(
                    parent ->
                        parent.tryGetMethod(method.getName(), parameters(method)).isPresent()));
  }

  private static String[] parameters(JavaMethod method) {
    return method.getRawParameterTypes().stream().map(JavaClass::getName).toArray(String[]::new);
  }
}
