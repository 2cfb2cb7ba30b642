/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.util.List;
import org.apache.spark.launcher.JavaModuleOptions;
import org.junit.jupiter.api.Test;

/** The build writes down what Spark needs of the JVM, and Spark agrees. */
class JavaOptionsTest {
  @Test
  void theJvmOfTheTestsHasEveryOptionThatSparkAsksFor() {
    assertThat(ManagementFactory.getRuntimeMXBean().getInputArguments())
        .containsAll(List.of(JavaModuleOptions.defaultModuleOptionArray()));
  }
}
