/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.example;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindcast.config.DefinitionLayers;
import dev.hindcast.config.DefinitionParser;
import dev.hindcast.config.DefinitionText;
import dev.hindcast.spark.testing.Builds;
import dev.hindcast.spark.testing.Lake;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Examples as somebody writes them, right and wrong. */
class ExamplesTest {
  private static final String DEFINITION =
      """
      dataset {
        name = baskets
        path = "data/datasets"
        catalogs.lake { type = rest, uri = "http://127.0.0.1:1/" }
        labels { table = lake.shop.labels, id = label, user = customer, time = asked, columns = [bought] }
        sources.lines {
          table = lake.shop.lines
          user = customer, event-id = line, event-time = at, arrival-time = commit-time
          attributes { item = item, price = price, tags = tags }
          where = "price >= 0"
        }
        sequences.recent { max-length = 2 }
        gates { min-rows = 1000 }
      }
      """;

  @TempDir Path root;
  private Path folder;

  @BeforeEach
  void writeExample() throws IOException {
    folder = Files.createDirectories(root.resolve("examples/two-lines"));
    write(
        "labels.csv",
        """
        label:string,customer:bigint,asked:timestamp,bought:boolean
        l1,17850,2026-03-10,true
        l2,1,2026-03-10T12:00:00Z,false
        """);
    write(
        "lines.csv",
        """
        line:int,customer:bigint,at:timestamp,commit_time,item:string,"price:decimal(10,2)",tags:array<string>
        1,17850,2026-03-01,2026-03-01,a|b,1.50,"[""x|y"",null]"
        2,17850,2026-03-02,2026-03-02,,3,
        3,17850,2026-03-03,2026-03-11,late,4,x|y
        4,17850,2026-03-04,2026-03-04,free,-1,x
        """);
    write(
        "expected.csv",
        """
        label,sequence,length,event_time,item,price,tags,bought
        l1,recent,2,2026-03-01|2026-03-02T00:00:00Z,"[""a|b"",null]",1.5|3.00,"[[""x|y"",null],null]",true
        l2,recent,0,,,,,false
        """);
  }

  @Test
  void anExampleThatSaysWhatComesOutIsAsExpected() {
    ExampleResult result = onlyResult(Map.of());

    assertThat(result.problem()).isEmpty();
    assertThat(result.differences()).isEmpty();
    assertThat(result.isAsExpected()).isTrue();
    assertThat(result.labels()).isEqualTo(2);
  }

  @Test
  void whatDiffersIsNamedWithWhatWasExpectedAndWhatCameOut() throws IOException {
    write(
        "expected.csv",
        """
        label,sequence,item,price
        l1,recent,"[""a|b"",null]",1.5
        l3,recent,,
        """);

    assertThat(onlyResult(Map.of()).differences())
        .containsExactly(
            new ExampleDifference("l1", "recent", "price", "1.5", "1.5|3"),
            new ExampleDifference("l3", "", "", "a row", "no row"),
            new ExampleDifference("l2", "", "", "no row", "a row"));
  }

  @Test
  void theKnowledgeTimeOfCaseConfDecidesWhatIsSeen() throws IOException {
    write("case.conf", "knowledge-time = \"2026-03-01T12:00:00Z\"\n");

    assertThat(onlyResult(Map.of()).differences())
        .contains(new ExampleDifference("l1", "recent", "length", "2", "1"));
  }

  @Test
  void realTablesGiveTheTypesWhereTheyCanBeReached() throws IOException {
    write(
        "labels.csv",
        """
        label,customer,asked,bought
        l1,17850,2026-03-10,true
        l2,1,2026-03-10T12:00:00Z,false
        """);
    StructType labels =
        StructType.fromDDL("label string, customer bigint, asked timestamp, bought boolean");

    assertThat(onlyResult(Map.of("lake.shop.labels", labels)).differences()).isEmpty();
    assertThat(onlyResult(Map.of()).problem())
        .hasValue(
            "Cannot run example two-lines: column label of its table lake.shop.labels has no type,"
                + " and the real table cannot be reached to ask. Write the header as label:string,"
                + " :int, :timestamp ....");
  }

  @Test
  void aCellThatIsNoValueIsNamed() throws IOException {
    write(
        "labels.csv",
        "label:string,customer:bigint,asked:timestamp,bought:boolean\nl1,x,2026-03-10,\n");

    assertThat(onlyResult(Map.of()).problem())
        .hasValue(
            "Cannot run example two-lines: row 1 of its table lake.shop.labels has in column"
                + " customer a text that cannot be read: 'x' is no bigint. Correct the cell.");
  }

  @Test
  void aFileOfNoTableAndAnUnknownColumnAreRefused() throws IOException {
    write("expected.csv", "label,sequence,colour\nl1,recent,red\n");
    assertThat(onlyResult(Map.of()).problem().orElseThrow())
        .contains("expected.csv names a column colour that sequence recent lacks. It has length,");

    write("items.csv", "item:string\n");
    assertThat(onlyResult(Map.of()).problem().orElseThrow())
        .contains("items.csv belongs to no table of the definition");
  }

  @Test
  void aFolderWithoutTablesIsNoExample() throws IOException {
    Files.createDirectories(root.resolve("examples/of-another-definition/case"));

    assertThat(new ExampleFolder(root.resolve("examples")).examples()).containsExactly(folder);
  }

  private ExampleResult onlyResult(Map<String, StructType> types) {
    List<ExampleResult> results =
        new Examples(
                Lake.spark(),
                DefinitionParser.parse(
                    DefinitionLayers.of(new DefinitionText("baskets.conf", DEFINITION))),
                types,
                Builds::run)
            .runAll(new ExampleFolder(root.resolve("examples")));
    assertThat(results).hasSize(1);
    return results.get(0);
  }

  private void write(String file, String text) throws IOException {
    Files.writeString(folder.resolve(file), text);
  }
}
