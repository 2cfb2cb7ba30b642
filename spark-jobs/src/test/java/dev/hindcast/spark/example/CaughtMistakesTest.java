/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.example;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindcast.config.ParsedDefinition;
import dev.hindcast.spark.testing.Builds;
import dev.hindcast.spark.testing.Lake;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Each example of a worked definition fails if the line of the definition that it is about goes.
 */
class CaughtMistakesTest {
  @ParameterizedTest(name = "{0}: {1} notices {2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ranking        | same-request            | sequences.actions.exclude=[]
          ranking        | dwell-not-yet-known     | sources.clicks.attributes.dwell_s.known-after=0 s
          ranking        | late-and-equal-time     | knowledge.delay=0 s
          ranking        | click-taken-back        | sources.clicks.retraction="false"
          ranking        | three-hides-at-most     | sequences.actions.quota.by=item
          ranking        | negatives-and-splits    | labels.grace=0 s
          long-histories | looped-track            | sequences.history.collapse-repeats=false
          long-histories | late-and-equal-time     | knowledge.policy=as-known-at-label
          long-histories | heartbeats              | sources.plays.where="true"
          long-histories | liked-unliked-liked     | sources.likes.retraction="false"
          long-histories | delivered-twice         | sources.searches.attributes.query=query
          next-purchase  | item-changes            | enrichments.item.known-at=valid_from
          next-purchase  | stale-and-unknown-items | enrichments.item.max-staleness=91 days
          next-purchase  | late-and-equal-time     | knowledge.delay=0 s
          next-purchase  | corrected-and-cancelled | sources.order-lines.where="true"
          next-purchase  | outcome-not-over        | labels.grace=0 s
          """)
  void anExampleNoticesTheMistake(String folder, String example, String mistake) {
    Path place = WorkedDefinitionsTest.CONFIGS.resolve(folder);
    ParsedDefinition wrong = WorkedDefinitionsTest.definition(place, List.of(mistake));

    ExampleResult result =
        new Examples(Lake.spark(), wrong, Map.of(), Builds::run)
            .run(
                ExampleFolder.read(place.resolve("examples").resolve(example), wrong.definition()));

    assertThat(result.differences()).isNotEmpty();
  }
}
