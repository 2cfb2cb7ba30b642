/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.hindcast.error.ErrorCode;
import dev.hindcast.error.HindcastException;
import dev.hindcast.plan.BuildRequest;
import dev.hindcast.spark.testing.Builds;
import dev.hindcast.store.DatasetStore;
import java.util.List;

/** A build that had to fail and leave nothing behind, and what it told its user. */
record FailedBuild(ErrorCode code, String message) {
  /** Runs a build; afterwards there may be no new version and no data file. */
  static FailedBuild of(BuildRequest request) {
    DatasetStore store = Builds.store(request.definition().definition());
    int before = store.latest().orElse(0);
    Throwable thrown = catchThrowable(() -> Builds.run(request));
    assertThat(thrown).as("the build must fail").isNotNull();
    assertThat(store.latest().orElse(0)).isEqualTo(before);
    assertThat(
            store.files().onThisMachine(store.layout().dataFolder(request.buildId())).orElseThrow())
        .doesNotExist();
    HindcastException known =
        HindcastFailure.in(thrown).orElseThrow(() -> new AssertionError("not explained", thrown));
    return new FailedBuild(known.code(), known.getMessage());
  }

  /** What a definition with these problems gives. */
  static FailedBuild refused(List<String> problems) {
    return new FailedBuild(
        ErrorCode.EXPRESSION_REFUSED,
        "Cannot resolve the definition's expressions:\n  "
            + String.join("\n  ", problems)
            + "\nExpressions are Spark SQL over one row: deterministic, without subqueries,"
            + " aggregates, windows, reflection or session values. Correct them and try again.");
  }

  /** The same with its exit code. */
  int exitCode() {
    return code.exitCode();
  }
}
