/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.row;

import dev.hindcast.assemble.EventValue;
import dev.hindcast.assemble.GroupLane;
import dev.hindcast.definition.DatasetDefinition;
import dev.hindcast.definition.DerivedAttribute;
import dev.hindcast.definition.DerivedAttribute.Count;
import dev.hindcast.definition.DerivedAttribute.DistinctCount;
import dev.hindcast.definition.DerivedAttribute.Sum;
import dev.hindcast.definition.Quota;
import dev.hindcast.definition.Selection;
import dev.hindcast.definition.SequenceDefinition;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.Metadata;
import org.apache.spark.sql.types.MetadataBuilder;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * Names of the fields of a source's payload. Attributes keep their name; what two sequences may
 * call by one name and mean differently has a field for each.
 */
public final class PayloadFields {
  /** Text of an event's own id. */
  public static final String EVENT = RowLayout.LABEL_EVENT;

  /** Text of the request that an event belongs to. */
  public static final String REQUEST = RowLayout.LABEL_REQUEST;

  /** Text of the session that an event belongs to. */
  public static final String SESSION = RowLayout.LABEL_SESSION;

  /** Name of the space of an enrichment's values among them. */
  public static final String SPACE = "hc$space";

  private static final String ENRICHMENT = "hc$enrichment";
  private static final String VALUE_ORDINAL = "hc$ordinal";
  private static final String VALUE_TYPE = "hc$type";

  private PayloadFields() {}

  /** The instant from which an attribute is known, UTC microseconds; null for never. */
  public static String knownFrom(String attribute) {
    return "hc$known$" + attribute;
  }

  /** A value that an expression of a sequence derives. */
  public static String derived(String sequence, String name) {
    return "hc$derive$" + sequence + "$" + name;
  }

  /** A value that an enrichment attaches. */
  public static String enriched(String enrichment, String name) {
    return "hc$enriched$" + enrichment + "$" + name;
  }

  /** The field of what a sequence calls by a name; it must not depend on the label. */
  public static String of(DatasetDefinition definition, SequenceDefinition sequence, String name) {
    return of(EventValue.of(definition, sequence, name));
  }

  /** The field of a value. */
  public static String of(EventValue value) {
    return switch (value.origin()) {
      case SOURCE -> value.name();
      case ENRICHMENT -> enriched(value.owner(), value.name());
      case EXPRESSION -> derived(value.owner(), value.name());
    };
  }

  /** The field of what a lane tells apart. */
  public static String of(GroupLane lane) {
    if (lane instanceof GroupLane.OfLabel shared) {
      return switch (shared.exclusion()) {
        case SAME_EVENT -> EVENT;
        case SAME_REQUEST -> REQUEST;
        case SAME_SESSION -> SESSION;
      };
    }
    return lane instanceof GroupLane.OfKind kind
        ? of(kind.value())
        : of(((GroupLane.OfValue) lane).value());
  }

  /** Whether a sequence derives a value by that name from the history that a label sees. */
  public static boolean isOfLabel(SequenceDefinition sequence, String name) {
    DerivedAttribute derived = sequence.derive().get(name);
    return derived != null && !(derived instanceof DerivedAttribute.Expression);
  }

  /** Names of the values of an event that a sequence writes or decides by. */
  public static Set<String> used(SequenceDefinition sequence) {
    Set<String> names =
        sequence.columns().stream()
            .filter(name -> !name.equals(SequenceDefinition.EVENT_TIME))
            .filter(name -> !isOfLabel(sequence, name))
            .collect(Collectors.toCollection(LinkedHashSet::new));
    names.addAll(deciding(sequence));
    return names;
  }

  /** Names of the values of an event that a sequence decides by, whether it writes them or not. */
  public static Set<String> deciding(SequenceDefinition sequence) {
    Set<String> names = new LinkedHashSet<>();
    Selection selection = sequence.selection();
    selection.distinctBy().ifPresent(names::add);
    names.addAll(selection.collapseRepeats());
    selection.quota().map(Quota::by).ifPresent(names::add);
    sequence.derive().values().forEach(derived -> addUsed(derived, names));
    return names;
  }

  /** The type of a field's values, from any source that has it. */
  public static DataType typeOf(DatasetDefinition definition, StructType rowType, String field) {
    return valueType(field(definition, rowType, field));
  }

  /** Metadata of a field that refers to a row of an enrichment's table instead of its value. */
  public static Metadata refersTo(String enrichment, int ordinal, DataType type) {
    return new MetadataBuilder()
        .putString(ENRICHMENT, enrichment)
        .putLong(VALUE_ORDINAL, ordinal)
        .putString(VALUE_TYPE, type.json())
        .build();
  }

  /** The enrichment to whose rows a field refers, if it does. */
  public static Optional<String> enrichmentOf(StructField field) {
    return field.metadata().contains(ENRICHMENT)
        ? Optional.of(field.metadata().getString(ENRICHMENT))
        : Optional.empty();
  }

  /** Ordinal of the value in the rows to which a field refers. */
  static int ordinalOf(StructField field) {
    return (int) field.metadata().getLong(VALUE_ORDINAL);
  }

  /** The field of that name, from any source that has it. */
  static StructField field(DatasetDefinition definition, StructType rowType, String field) {
    for (int source = 0; source < definition.sources().size(); source++) {
      StructType payload = payloadType(rowType, source);
      if (List.of(payload.fieldNames()).contains(field)) {
        return payload.apply(field);
      }
    }
    throw new IllegalArgumentException("no source has a field " + field);
  }

  private static DataType valueType(StructField field) {
    return enrichmentOf(field).isPresent()
        ? DataType.fromJson(field.metadata().getString(VALUE_TYPE))
        : field.dataType();
  }

  static StructType payloadType(StructType rowType, int source) {
    return (StructType) rowType.fields()[RowLayout.payloadOrdinal(source)].dataType();
  }

  private static void addUsed(DerivedAttribute derived, Set<String> names) {
    if (derived instanceof Count count) {
      count.by().ifPresent(names::add);
    } else if (derived instanceof DistinctCount count) {
      names.add(count.of());
      count.by().ifPresent(names::add);
    } else if (derived instanceof Sum sum) {
      names.add(sum.of());
      sum.by().ifPresent(names::add);
    }
  }
}
