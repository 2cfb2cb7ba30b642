/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindcast.plan.BuildRequest;
import dev.hindcast.plan.BuildRequestJson;
import dev.hindcast.submit.FakeSubmitter;
import dev.hindcast.submit.JobKind;
import dev.hindcast.submit.Scenario;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BuildCommandTest {
  private static final String BUILD_ID = "b-20261120T120000Z-0123abcd";

  @TempDir Path folder;
  private TestShop shop;

  @BeforeEach
  void openShop() {
    shop = new TestShop(folder);
  }

  @AfterEach
  void closeShop() {
    shop.close();
  }

  @Test
  void aBuildEndsWithASummaryForPeopleAndTheVersionForPrograms() {
    CommandRun run = build(TestShop.publishing());

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out()).isEqualTo(shop.dataset() + "@v1\n");
    assertThat(run.err())
        .contains("Building; the engine's log is ")
        .contains("assemble: 0 of 2 tasks")
        .contains("Published version 1 of dataset baskets: 0 rows.")
        .contains("build         " + BUILD_ID + " (build, no parent)")
        .contains("label times   2 label windows in [2026-03-01T00:00:00Z, 2026-03-03T00:00:00Z)")
        .contains("rejected      2 rows, orders null-user 2\n")
        .contains("recent        mean length 0.0, longest 0, empty 0.0%, cut to max-length 0.0%")
        .contains("scripts/hindcast versions files " + shop.dataset() + "@v1")
        .doesNotContain("an ordinary line of the log");
  }

  @Test
  void theSummaryIsJsonForPrograms() {
    CommandRun run = build(TestShop.publishing(), "--format", "json", "--quiet");

    assertThat(run.err()).isEmpty();
    assertThat(run.out())
        .contains("\"status\" : \"published\"")
        .contains("\"version\" : 1")
        .contains("\"reference\" : \"" + shop.dataset() + "@v1\"")
        .contains("\"null-user\" : 2")
        .contains("\"meanLength\" : 0.0");
  }

  @Test
  void theLogIsShownWhenAskedFor() {
    assertThat(build(TestShop.publishing(), "-v").err()).contains("an ordinary line of the log");
  }

  @Test
  void progressIsNotShownWhenNotWanted() {
    assertThat(build(TestShop.publishing(), "--no-progress").err()).doesNotContain("assemble");
  }

  @Test
  void theJobGetsTheWholeRequestAndTheDatasetKeepsItWithoutSecrets() throws IOException {
    FakeSubmitter submitter = TestShop.publishing();

    build(submitter, "--set", "catalogs.lake.jdbc.password=planted-marker");

    BuildRequest request = submitter.submissions().get(0).request();
    assertThat(submitter.submissions().get(0).kind()).isEqualTo(JobKind.BUILD);
    assertThat(BuildRequestJson.write(request)).contains("planted-marker");
    Path kept = shop.dataset().resolve("builds/" + BUILD_ID + "/request.json");
    assertThat(Files.readString(kept)).doesNotContain("planted-marker");
    assertThat(BuildRequestJson.read("kept", Files.readString(kept)).buildId()).isEqualTo(BUILD_ID);
  }

  @Test
  void overriddenGatesGoIntoTheRequest() {
    FakeSubmitter submitter = TestShop.publishing();
    CommandRun run =
        build(submitter, "--override-gate=min-rows", "--override-gate", "max-row-change");
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(submitter.submissions().get(0).request().waivers().gates())
        .containsExactly("max-row-change", "min-rows");
  }

  @Test
  void aGateThatIsNotThereCannotBeOverridden() {
    FakeSubmitter submitter = TestShop.publishing();
    CommandRun run = build(submitter, "--override-gate=max-rows");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err())
        .contains(
            "Cannot override gate 'max-rows': there is none of that name. Use one of"
                + " max-rejected-share, min-rows, max-empty-share, max-row-change.");
    assertThat(submitter.submissions()).isEmpty();
  }

  @Test
  void theJobsErrorDecidesTheExitCode() {
    CommandRun run = build(new FakeSubmitter(Scenario.REFUSES), "--format", "json");

    assertThat(run.err()).endsWith("Cannot so.\n");
    assertThat(run.out()).contains("\"code\" : \"EXPRESSION_REFUSED\"");
    assertThat(run.exitCode()).isEqualTo(3);
  }

  @Test
  void aCrashPointsToTheLog() {
    CommandRun run = build(new FakeSubmitter(Scenario.CRASHES));

    assertThat(run.err())
        .contains("Cannot finish build " + BUILD_ID + " of dataset baskets")
        .contains(shop.dataset().resolve("builds/" + BUILD_ID + "/driver.log").toString());
    assertThat(run.exitCode()).isEqualTo(4);
    assertThat(run.out()).isEmpty();
  }

  @Test
  void aCrashWhilePublishingIsUnknownIfNoVersionIsThere() {
    CommandRun run = build(new FakeSubmitter(Scenario.CRASHES_WHILE_PUBLISHING));

    assertThat(run.err())
        .contains("Cannot tell whether version 1 of dataset baskets was published")
        .contains("hindcast versions list");
    assertThat(run.exitCode()).isEqualTo(6);
  }

  @Test
  void aVersionThatWasPublishedBeforeTheCrashIsRecognisedAsOnesOwn() {
    CommandRun run =
        build(new FakeSubmitter(Scenario.CRASHES_WHILE_PUBLISHING, EmptyVersions::publish));

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out()).isEqualTo(shop.dataset() + "@v1\n");
  }

  @Test
  void aVersionOfSomebodyElseIsNotTakenForOnesOwn() {
    FakeSubmitter crashing =
        new FakeSubmitter(
            Scenario.CRASHES_WHILE_PUBLISHING,
            submission ->
                EmptyVersions.publish(submission.request(), "b-20261120T120000Z-99999999"));

    CommandRun run = build(crashing);

    assertThat(run.err()).contains("Cannot tell whether version 1 of dataset baskets");
    assertThat(run.exitCode()).isEqualTo(6);
  }

  @Test
  void aStoppedBuildSaysThatNothingWasPublished() {
    FakeSubmitter submitter = new FakeSubmitter(Scenario.PUBLISHES);
    submitter.stop();

    CommandRun run = build(submitter);

    assertThat(run.err()).contains("Stopped build " + BUILD_ID + " as asked, before it published");
    assertThat(run.exitCode()).isEqualTo(143);
  }

  @Test
  void aFolderThatCannotBeWrittenIsSaid() throws IOException {
    Path file = Files.createFile(folder.resolve("file"));

    CommandRun run = build(TestShop.publishing(), "--set", "path=\"" + file + "\"");

    assertThat(run.err()).contains("Cannot ").contains(file.toString());
    assertThat(run.exitCode()).isEqualTo(4);
  }

  @Test
  void aChangedDefinitionMustRebuildWhatItWouldCarryOver() {
    build(TestShop.publishing());

    CommandRun run =
        build(
            TestShop.publishing(),
            "--set",
            "sequences.recent.max-length=11",
            "--from",
            "2026-03-03",
            "--to",
            "2026-03-04");

    assertThat(run.err())
        .contains("the definition changed")
        .contains("--from 2026-03-01T00:00:00Z --to 2026-03-04T00:00:00Z");
    assertThat(run.exitCode()).isEqualTo(3);
  }

  private CommandRun build(FakeSubmitter submitter, Object... arguments) {
    List<Object> all = new ArrayList<>(List.of("build", shop.definition()));
    all.addAll(List.of(arguments));
    if (!all.contains("--from")) {
      all.addAll(List.of("--from", "2026-03-01", "--to", "2026-03-03"));
    }
    return CommandRun.of(submitter, all.toArray());
  }
}
