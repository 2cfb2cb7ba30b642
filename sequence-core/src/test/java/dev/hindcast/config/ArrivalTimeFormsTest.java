/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindcast.definition.ArrivalTime;
import dev.hindcast.definition.EventIdentity;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArrivalTimeFormsTest {
  private static final String CHOICES =
      " Write arrival-time = <column>, or arrival-time = assumed { delay = 5 minutes } if none was"
          + " recorded, or arrival-time = commit-time.";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "arrival-time = assumed { delay = 5 minutes }",
        "arrival-time : assumed {\n delay = 5 minutes\n }",
        "arrival-time = assumed{delay=5m}, user = user",
        "arrival-time = { assumed { delay = 5 minutes } }",
        "arrival-time.assumed.delay = 300 s",
        "arrival-time { type = assumed, delay = 5 minutes }",
        "arrival-time = \"assumed { delay = 5 minutes }\"",
        "arrival-time = \"assumed{delay:5 minutes}\"",
      })
  void anAssumedDelayCanBeWrittenInManyWays(String written) {
    assertThat(arrivalTime(written)).isEqualTo(new ArrivalTime.Assumed(300_000_000));
  }

  @Test
  void arrivalTimesComeFromAColumnOrFromTheCommit() {
    assertThat(arrivalTime("arrival-time = recorded_at"))
        .isEqualTo(new ArrivalTime.Column("recorded_at"));
    assertThat(arrivalTime("arrival-time = commit-time")).isEqualTo(new ArrivalTime.CommitTime());
  }

  @Test
  void anOverrideCanSayAllOfThem() {
    assertThat(overridden("sources.clicks.arrival-time=recorded_at"))
        .isEqualTo(new ArrivalTime.Column("recorded_at"));
    assertThat(overridden("sources.clicks.arrival-time=assumed { delay = 5 minutes }"))
        .isEqualTo(new ArrivalTime.Assumed(300_000_000));
    assertThat(overridden("sources.clicks.arrival-time.assumed.delay=5 minutes"))
        .isEqualTo(new ArrivalTime.Assumed(300_000_000));
  }

  @Test
  void aDeclarationThatIsNoneOfTheThreeIsRefused() {
    assertProblem("arrival-time = assumed", "assumed needs a delay." + CHOICES);
    assertProblem("arrival-time = assumed {}", "assumed needs a delay." + CHOICES);
    assertProblem(
        "arrival-time = [a]", "is none of the three ways to give arrival times." + CHOICES);
    assertProblem(
        "arrival-time = { column = a }",
        "is none of the three ways to give arrival times." + CHOICES);
    assertProblem(
        "arrival-time = { type = guessed, delay = 5 s }",
        "is none of the three ways to give arrival times." + CHOICES);
    assertProblem(
        "arrival-time = recorded-at", "\"recorded-at\" is not a valid column name." + CHOICES);
    assertProblem(
        "arrival-time = assumed { delay = 5 }",
        "\"5\" has no unit. Write the amount with its unit, such as 180 days; units are weeks, days,"
            + " hours, minutes, s, ms, us.");
    assertProblem(
        "arrival-time = assumed { delay = 5 s, dely = 3 s }",
        "\"dely\" is not a known key here; the nearest is \"delay\"." + CHOICES);
  }

  @Test
  void theWordInACommentOrATextIsLeftAlone() {
    ParsedDefinition parsed =
        Definitions.parse(
            Definitions.SHOP
                + """
                # arrival-time = assumed { delay = 1 minute }
                dataset.description = "arrival-time = assumed { delay = 1 minute }"
                dataset.sources.clicks.where = \"""arrival-time = assumed { "x, y" }\"""
                """);
    assertThat(parsed.definition().description())
        .contains("arrival-time = assumed { delay = 1 minute }");
    assertThat(parsed.definition().source("clicks").where())
        .contains("arrival-time = assumed { \"x, y\" }");
  }

  @Test
  void anEventIdIsAColumnSeveralColumnsOrTheContent() {
    assertThat(identity("id")).isEqualTo(new EventIdentity.Columns(List.of("id")));
    assertThat(identity("[invoice, line]"))
        .isEqualTo(new EventIdentity.Columns(List.of("invoice", "line")));
    assertThat(identity("content-hash")).isEqualTo(new EventIdentity.ContentHash());
  }

  private static EventIdentity identity(String written) {
    return Definitions.parse(Definitions.SHOP + "dataset.sources.clicks.event-id = " + written)
        .definition()
        .source("clicks")
        .identity();
  }

  private static ArrivalTime arrivalTime(String written) {
    String text = Definitions.SHOP.replace("arrival-time = arrived,", written + "\n");
    return Definitions.parse(text).definition().source("clicks").arrivalTime();
  }

  private static ArrivalTime overridden(String override) {
    return Definitions.parse(Definitions.SHOP, override)
        .definition()
        .source("clicks")
        .arrivalTime();
  }

  private static void assertProblem(String written, String message) {
    String text = Definitions.SHOP.replace("arrival-time = arrived,", written + "\n");
    assertThat(Definitions.problems(Definitions.layers(text)))
        .containsExactly("shop.conf:9: dataset.sources.clicks.arrival-time: " + message);
  }
}
