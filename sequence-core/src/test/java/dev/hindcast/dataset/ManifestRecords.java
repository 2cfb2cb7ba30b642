/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.dataset;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.introspect.BeanPropertyDefinition;
import com.fasterxml.jackson.databind.ser.std.StdScalarSerializer;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The records of a dataset manifest with their fields as JSON has them. */
final class ManifestRecords {
  /** Each record of a manifest and the heading that it has on the reference page. */
  static final Map<Class<?>, String> HEADINGS = headings();

  private ManifestRecords() {}

  /** Names of all records that a manifest reaches. */
  static Set<String> reached() {
    Set<String> reached = new TreeSet<>();
    reach(DatasetManifest.class, reached);
    return reached;
  }

  private static Map<Class<?>, String> headings() {
    Map<Class<?>, String> headings = new LinkedHashMap<>();
    headings.put(DatasetManifest.class, "The document");
    headings.put(Knowledge.class, "knowledge");
    headings.put(OutputColumn.class, "schema");
    headings.put(SchemaChange.class, "schemaChanges");
    headings.put(ErasureMark.class, "erasures");
    headings.put(OutputSequence.class, "sequences");
    headings.put(SequenceStatistics.class, "statistics");
    headings.put(KeptEvents.class, "statistics.kept");
    headings.put(PublishedSplit.class, "splits");
    headings.put(PublishedWindow.class, "windows");
    headings.put(WindowCompleteness.class, "windows.completeness");
    headings.put(PublishedFile.class, "files");
    headings.put(BuildProvenance.class, "builds");
    headings.put(SourceSnapshot.class, "builds.sourceSnapshots");
    headings.put(UserStatistics.class, "builds.users");
    headings.put(InputArrivals.class, "builds.arrivals");
    headings.put(LatenessCounts.class, "builds.arrivals.lateness");
    headings.put(GateResult.class, "builds.gates");
    headings.put(CheckedStatement.class, "builds.statements");
    return headings;
  }

  /** One line per field: {@code name | type | required}. */
  static List<String> rows(Class<?> type) {
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
    if (Set.of(int.class, Integer.class, long.class, Long.class).contains(type)) {
      return "integer";
    }
    if (type == double.class || type == Double.class) {
      return "number";
    }
    if (type == Histogram.class) {
      return "list of integer";
    }
    if (type == String.class
        || type == RowDigest.class
        || type == ColumnRole.class
        || type == CompletenessState.class) {
      return "text";
    }
    return type == boolean.class || type == Boolean.class ? "boolean" : "object";
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
