/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.plan;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hindcast.cases.RandomCases;
import dev.hindcast.config.DefinitionDifference;
import dev.hindcast.config.DefinitionLayers;
import dev.hindcast.config.DefinitionParser;
import dev.hindcast.config.DefinitionText;
import dev.hindcast.config.ParsedDefinition;
import dev.hindcast.definition.SplitsDefinition;
import dev.hindcast.definition.TimeSplit;
import dev.hindcast.label.SplitAssignment;
import dev.hindcast.label.SplitRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class DefinitionComparisonTest {
  private static final long SEED = RandomCases.printedSeed("definition comparison");
  private static final String DEFINITION =
      """
      dataset {
        name = shop, path = data
        catalogs.lake { type = jdbc }
        labels { table = lake.shop.labels, id = id, user = user, time = time, columns = [label] }
        sources.clicks {
          table = lake.shop.clicks, user = user, event-id = id, event-time = at
          arrival-time = arrived, attributes { item = item, price = price }
        }
        sequences.recent { max-length = 10, columns = [item] }
      }
      """;

  @Test
  void columnsThatAreOnlyAddedAreTold() {
    assertThat(difference("sequences.recent.columns = [item, price]"))
        .isEqualTo(new DefinitionDifference(List.of("dataset.sequences.recent.columns"), true));
    assertThat(difference("labels.columns = [label, next]").addsColumnsOnly()).isTrue();
    assertThat(
            difference(
                    "sequences.recent { columns = [item, age], derive.age.type ="
                        + " time-before-label }")
                .addsColumnsOnly())
        .isTrue();
    assertThat(difference("sequences.all { max-length = 3 }").addsColumnsOnly()).isTrue();
  }

  @Test
  void whateverElseChangesMayChangeAnyRow() {
    assertThat(difference("sequences.recent.max-length = 11"))
        .isEqualTo(new DefinitionDifference(List.of("dataset.sequences.recent.max-length"), false));
    assertThat(difference("sequences.recent.columns = [price]").addsColumnsOnly()).isFalse();
    assertThat(difference("labels.columns = []").addsColumnsOnly()).isFalse();
    assertThat(difference("sources.clicks.attributes.more = more").addsColumnsOnly()).isFalse();
    assertThat(difference("output.target-file-size = 1 MiB").keys()).isEmpty();
  }

  @Test
  void noLabelBeforeAChangeOfSplitsHasAnotherSplit() {
    SplittableRandom random = new SplittableRandom(SEED);
    for (int number = 0; number < RandomCases.count(2_000); number++) {
      SplitsDefinition before = splits(random, random.nextInt(4));
      SplitsDefinition after =
          random.nextBoolean()
              ? splits(random, random.nextInt(4))
              : new SplitsDefinition(before.byTime(), random.nextInt(4), Optional.empty());

      long from = DefinitionComparison.from(before, after).orElse(Long.MIN_VALUE);

      for (long time = -5; time < from; time++) {
        assertThat(split(after, time))
            .as("seed %s, case %s: %s, %s at %s", SEED, number, before, after, time)
            .isEqualTo(split(before, time));
      }
    }
  }

  private static String split(SplitsDefinition splits, long time) {
    SplitAssignment assignment = new SplitRule(splits).of(time, 0);
    return assignment instanceof SplitAssignment.In in ? in.split().name() : assignment.toString();
  }

  private static SplitsDefinition splits(SplittableRandom random, long embargo) {
    List<TimeSplit> byTime = new ArrayList<>();
    long until = 0;
    for (String name : List.of("a", "b", "c").subList(0, random.nextInt(1, 4))) {
      until += random.nextInt(4, 8);
      byTime.add(new TimeSplit(random.nextInt(8) == 0 ? name + name : name, until));
    }
    return new SplitsDefinition(byTime, embargo, Optional.empty());
  }

  private static DefinitionDifference difference(String overlay) {
    return DefinitionDifference.between(tree(parsed("")), parsed(overlay));
  }

  private static ParsedDefinition parsed(String overlay) {
    return DefinitionParser.parse(
        new DefinitionLayers(
            new DefinitionText("shop.conf", DEFINITION),
            Optional.of(new DefinitionText("env.conf", "dataset {\n" + overlay + "\n}")),
            List.of(),
            Map.of()));
  }

  private static JsonNode tree(ParsedDefinition definition) {
    try {
      return new ObjectMapper().readTree(definition.redactedJson());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
