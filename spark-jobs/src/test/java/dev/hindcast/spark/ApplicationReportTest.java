/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindcast.spark.testing.Lake;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.SparkContext;
import org.apache.spark.scheduler.SparkListenerExecutorRemoved;
import org.junit.jupiter.api.Test;

class ApplicationReportTest {
  @Test
  void aLauncherReadsWhoWorksForTheApplicationAndWhoIsLost() {
    List<String> lines = new ArrayList<>();
    SparkContext context = Lake.spark().sparkContext();
    try (ApplicationReport report = ApplicationReport.of(context, lines::add)) {
      report.accepted();
      report.onExecutorRemoved(new SparkListenerExecutorRemoved(0, "1", "worker \"w\" lost\n"));

      String id = context.applicationId();
      assertThat(lines)
          .containsExactly(
              "HINDCAST-APPLICATION {\"id\":\""
                  + id
                  + "\",\"state\":\"accepted\",\"executors\":0,\"detail\":\"\"}",
              "HINDCAST-APPLICATION {\"id\":\""
                  + id
                  + "\",\"state\":\"executor-lost\",\"executors\":0,\"detail\":\"executor 1: worker"
                  + " \\\"w\\\" lost\"}");
    }
  }
}
