/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.dataset;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Keeps docs/reference/dataset-manifest.md equal to what the records say. */
class ManifestReferenceTest {
  private static final Path PAGE = Path.of("..", "docs", "reference", "dataset-manifest.md");

  @Test
  void pageHasEveryFieldWithItsTypeAndNoOther() throws IOException {
    Map<String, List<String>> expected = new LinkedHashMap<>();
    ManifestRecords.HEADINGS.forEach(
        (type, heading) -> expected.put(heading, ManifestRecords.rows(type)));

    assertThat(rowsOfPage()).isEqualTo(expected);
  }

  @Test
  void headingsNameEveryRecordThatAManifestReaches() {
    assertThat(ManifestRecords.reached())
        .isEqualTo(
            new TreeSet<>(ManifestRecords.HEADINGS.keySet().stream().map(Class::getName).toList()));
  }

  @Test
  void everyFieldHasAMeaning() throws IOException {
    assertThat(fieldLines())
        .isNotEmpty()
        .allSatisfy(line -> assertThat(cells(line).get(3)).isNotBlank());
  }

  @Test
  void exampleIsWhatIsWritten() throws IOException {
    String page = Files.readString(PAGE, UTF_8);
    String example = page.substring(page.indexOf("```json\n") + 8, page.lastIndexOf("```"));

    byte[] written = ManifestJson.write(ManifestExamples.first("b-20260320T083000Z-1a2b3c4d"));
    assertThat(example).isEqualTo(new String(written, UTF_8));
  }

  @Test
  void pageNamesEveryRoleAndTheFormatVersion() throws IOException {
    String page = Files.readString(PAGE, UTF_8);
    for (ColumnRole role : ColumnRole.values()) {
      assertThat(page).contains("`" + role.text() + "`");
    }
    assertThat(page).contains("Format version " + DatasetManifest.FORMAT_VERSION + ".");
  }

  private static Map<String, List<String>> rowsOfPage() throws IOException {
    Map<String, List<String>> rows = new LinkedHashMap<>();
    String heading = "";
    for (String line : Files.readAllLines(PAGE, UTF_8)) {
      if (line.startsWith("## ")) {
        heading = line.substring(3).replace("`", "");
      }
      if (line.startsWith("| `")) {
        List<String> cells = cells(line);
        rows.computeIfAbsent(heading, any -> new ArrayList<>())
            .add(String.join(" | ", cells.subList(0, 3)).replace("`", ""));
      }
    }
    rows.keySet().retainAll(ManifestRecords.HEADINGS.values());
    return rows;
  }

  private static List<String> fieldLines() throws IOException {
    try (Stream<String> lines = Files.lines(PAGE, UTF_8)) {
      return lines.filter(line -> line.startsWith("| `")).toList();
    }
  }

  private static List<String> cells(String line) {
    return Stream.of(line.substring(1).split("\\|")).map(String::strip).toList();
  }
}
