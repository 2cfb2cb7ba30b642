/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindcast.dataset.CompletenessState;
import dev.hindcast.dataset.DatasetManifest;
import dev.hindcast.dataset.WindowCompleteness;
import dev.hindcast.plan.BuildRequest;
import dev.hindcast.spark.testing.Builds;
import dev.hindcast.spark.testing.Lake;
import dev.hindcast.spark.testing.Outcomes;
import dev.hindcast.time.Micros;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

/** Labels that come after a build with outcomes that are not over: no row shows them. */
class ImmatureCorrectionTest {
  private static final Row MATURE = label("l1", "2026-01-03T10:00:00Z", "2026-01-03T11:00:00Z");
  private static final Row LATER = label("l2", "2026-01-03T12:00:00Z", "2026-01-03T13:00:00Z");
  private static final Row OPEN = label("l3", "2026-01-03T14:00:00Z", "2026-01-09T00:00:00Z");

  @Test
  void correctionsWaitForLabelsThatCameSince() {
    Outcomes.create("open_since", List.of(MATURE));
    DatasetManifest first = Builds.run(request("open_since"));
    assertThat(ofThirdDay(first).state()).isEqualTo(CompletenessState.SETTLED);

    Lake.append("lake.open_since.labels", List.of(OPEN));
    DatasetManifest confirmed = corrected("open_since");

    assertThat(confirmed.files()).isEqualTo(first.files());
    checkOpen(ofThirdDay(confirmed), CompletenessState.PROVISIONAL);
    assertThat(confirmed.windows().get(1).completeness().settled()).isTrue();

    Lake.append("lake.open_since.labels", List.of(LATER));
    checkOpen(ofThirdDay(corrected("open_since")), CompletenessState.CORRECTED);
    checkOpen(ofThirdDay(Builds.run(request("open_since"))), CompletenessState.PROVISIONAL);
  }

  @Test
  void correctionsForgetLabelsThatAreGone() {
    Outcomes.create("open_before", List.of(MATURE, OPEN));
    checkOpen(ofThirdDay(Builds.run(request("open_before"))), CompletenessState.PROVISIONAL);

    Lake.overwrite("lake.open_before.labels", List.of(MATURE, LATER));
    WindowCompleteness corrected = ofThirdDay(corrected("open_before"));

    assertThat(corrected.state()).isEqualTo(CompletenessState.CORRECTED);
    assertThat(corrected.settled()).isTrue();
    assertThat(corrected.immatureUntilMicros()).isNull();
  }

  private static void checkOpen(WindowCompleteness window, CompletenessState state) {
    assertThat(window.state()).isEqualTo(state);
    assertThat(window.settled()).isFalse();
    assertThat(window.immatureUntilMicros()).isEqualTo(Micros.parse("2026-01-09T02:00:00Z"));
  }

  private static WindowCompleteness ofThirdDay(DatasetManifest manifest) {
    return manifest.windows().get(2).completeness();
  }

  private static DatasetManifest corrected(String namespace) {
    BuildRequest request = request(namespace);
    int version =
        CorrectVersionJob.correct(Lake.spark(), request, Progress.NONE, Map.of("confirm", "yes"))
            .path("version")
            .asInt();
    return Builds.store(request.definition().definition()).load(version);
  }

  private static BuildRequest request(String namespace) {
    return Outcomes.request(
        namespace,
        namespace.replace('_', '-'),
        "labels { outcome-end = ended, grace = 2 hours }\ncompleteness.settled-share = 0\n"
            + "knowledge.policy = as-known-at");
  }

  private static Row label(String id, String time, String end) {
    return new Outcomes(id, 7, Micros.parse(time), null, Micros.parse(end), 1).row();
  }
}
