/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.dataset;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.introspect.BeanPropertyDefinition;
import com.fasterxml.jackson.databind.ser.std.StdScalarSerializer;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Keeps docs/reference/dataset-manifest.md equal to what the records say. */
class ManifestReferenceTest {
  private static final Path PAGE = Path.of("..", "docs", "reference", "dataset-manifest.md");

  /** Each record of a manifest and the heading that it has on the page. */
  private static final Map<Class<?>, String> HEADINGS = headings();

  @Test
  void pageHasEveryFieldWithItsTypeAndNoOther() throws IOException {
    Map<String, List<String>> expected = new LinkedHashMap<>();
    HEADINGS.forEach((type, heading) -> expected.put(heading, rows(type)));

    assertThat(rowsOfPage()).isEqualTo(expected);
  }

  @Test
  void headingsNameEveryRecordThatAManifestReaches() {
    Set<String> reached = new TreeSet<>();
    reach(DatasetManifest.class, reached);

    assertThat(reached)
        .isEqualTo(new TreeSet<>(HEADINGS.keySet().stream().map(Class::getName).toList()));
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

  private static Map<Class<?>, String> headings() {
    Map<Class<?>, String> headings = new LinkedHashMap<>();
    headings.put(DatasetManifest.class, "The document");
    headings.put(Knowledge.class, "knowledge");
    headings.put(OutputColumn.class, "schema");
    headings.put(OutputSequence.class, "sequences");
    headings.put(SequenceStatistics.class, "statistics");
    headings.put(PublishedSplit.class, "splits");
    headings.put(PublishedWindow.class, "windows");
    headings.put(PublishedFile.class, "files");
    headings.put(BuildProvenance.class, "builds");
    headings.put(SourceSnapshot.class, "builds.sourceSnapshots");
    headings.put(GateResult.class, "builds.gates");
    headings.put(CheckedStatement.class, "builds.statements");
    return headings;
  }

  private static List<String> rows(Class<?> type) {
    return properties(type).stream()
        .map(
            property ->
                property.getName()
                    + " | "
                    + typeText(property)
                    + " | "
                    + (isOptional(property) ? "no" : "yes"))
        .toList();
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
    rows.keySet().retainAll(HEADINGS.values());
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

  private static List<BeanPropertyDefinition> properties(Class<?> type) {
    var config = ManifestMapper.MAPPER.getSerializationConfig();
    return config.introspect(config.constructType(type)).findProperties().stream()
        .filter(property -> property.getConstructorParameter() != null)
        .filter(property -> !property.getName().equals("unknownFields"))
        .toList();
  }

  private static boolean isOptional(BeanPropertyDefinition property) {
    return property.getAccessor().hasAnnotation(JsonInclude.class);
  }

  private static String typeText(BeanPropertyDefinition property) {
    Object serializer =
        ManifestMapper.MAPPER
            .getSerializationConfig()
            .getAnnotationIntrospector()
            .findSerializer(property.getAccessor());
    if (serializer == IsoMicros.Writer.class) {
      return "time";
    }
    String text = typeText(property.getGetter().getAnnotated().getGenericReturnType());
    boolean unlimited =
        serializer instanceof Class<?> type && StdScalarSerializer.class.isAssignableFrom(type);
    return unlimited ? text + " or null" : text;
  }

  private static String typeText(Type type) {
    if (type instanceof ParameterizedType generic) {
      Type[] arguments = generic.getActualTypeArguments();
      return generic.getRawType() == List.class
          ? "list of " + typeText(arguments[0])
          : "map to " + typeText(arguments[1]);
    }
    if (type == int.class || type == long.class || type == Long.class) {
      return "integer";
    }
    if (type == double.class) {
      return "number";
    }
    if (type == Histogram.class) {
      return "list of integer";
    }
    if (type == String.class || type == RowDigest.class || type == ColumnRole.class) {
      return "text";
    }
    return type == boolean.class ? "boolean" : "object";
  }

  private static void reach(Type type, Set<String> reached) {
    if (type instanceof ParameterizedType generic) {
      for (Type argument : generic.getActualTypeArguments()) {
        reach(argument, reached);
      }
    } else if (type instanceof Class<?> record && record.isRecord() && !isScalar(record)) {
      reached.add(record.getName());
      for (var component : record.getRecordComponents()) {
        if (!component.getGenericType().getTypeName().contains(JsonNode.class.getName())) {
          reach(component.getGenericType(), reached);
        }
      }
    }
  }

  private static boolean isScalar(Class<?> record) {
    return Stream.of(record.getMethods())
        .anyMatch(method -> method.isAnnotationPresent(JsonValue.class));
  }
}
