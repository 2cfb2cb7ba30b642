/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.sample;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindcast.config.DefinitionFiles;
import dev.hindcast.config.DefinitionParser;
import dev.hindcast.definition.DatasetDefinition;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The definitions of the samples, and that their recomputation is about the same sequences. */
class SampleDefinitionsTest {
  @Test
  void theTwoDefinitionsOfOnlineRetailDifferInTheirPolicyAlone() {
    DatasetDefinition atLabel = definition("online-retail");
    DatasetDefinition atKnowledgeTime = definition("online-retail-as-known-at");

    assertThat(atLabel.knowledge().text()).isEqualTo("as-known-at-label");
    assertThat(atKnowledgeTime.knowledge().text()).isEqualTo("as-known-at");
    assertThat(atKnowledgeTime)
        .usingRecursiveComparison()
        .ignoringFields("name", "knowledge")
        .isEqualTo(atLabel);
  }

  @ParameterizedTest
  @ValueSource(strings = {"quickstart", "online-retail", "online-retail-as-known-at"})
  void theRecomputationKnowsEverySequenceAndLabelColumn(String name) {
    DatasetDefinition definition = definition(name);
    CheckedDataset checked = CheckedDataset.named(name);

    assertThat(definition.name()).isEqualTo(name);
    assertThat(definition.sequences())
        .extracting(sequence -> sequence.name() + " " + sequence.maxLength())
        .containsExactlyElementsOf(
            checked.sequences().stream()
                .map(sequence -> sequence.name() + " " + sequence.maxLength())
                .toList());
    assertThat(checked.labelColumns()).containsKeys(columns(definition));
  }

  private static String[] columns(DatasetDefinition definition) {
    return definition.labels().columns().toArray(new String[0]);
  }

  private static DatasetDefinition definition(String name) {
    Path file = Path.of("..", "configs", "datasets", name + ".conf");
    return DefinitionParser.parse(DefinitionFiles.read(file, Optional.empty(), List.of(), Map.of()))
        .definition();
  }
}
