/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.testing;

import dev.hindcast.cases.CaseTable;
import dev.hindcast.config.DefinitionLayers;
import dev.hindcast.config.DefinitionText;
import dev.hindcast.definition.DatasetDefinition;
import dev.hindcast.time.Micros;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** Puts the tables of a case into a namespace of the {@link Lake}, and its definition over them. */
public final class CaseLake {
  private CaseLake() {}

  /** Makes one Iceberg table per table of the case, in a namespace that has none yet. */
  public static void load(String namespace, Map<String, CaseTable> tables) {
    tables.forEach((name, table) -> Lake.create(name(namespace, name), type(table), rows(table)));
  }

  /** Adds the rows to a table of the namespace. */
  public static void append(String namespace, String name, CaseTable table) {
    Lake.append(name(namespace, name), rows(table));
  }

  /** Puts the rows in the place of those that tables of the namespace have. */
  public static void overwrite(String namespace, Map<String, CaseTable> tables) {
    tables.forEach((name, table) -> Lake.overwrite(name(namespace, name), rows(table)));
  }

  /** The same for one table, in up to so many files, by its first column. */
  public static void overwrite(String namespace, String name, CaseTable table, int files) {
    Lake.overwrite(name(namespace, name), rows(table), files);
  }

  /**
   * The definition as it stands, with an environment that points it to the namespace's tables.
   *
   * @param parsed the same definition, whose tables are named {@code lake.case.<table>}
   */
  public static DefinitionLayers definition(
      String namespace, DatasetDefinition parsed, String text) {
    StringBuilder environment = new StringBuilder("dataset {\n");
    environment.append("  path = \"" + Lake.folder().resolve("cases") + "\"\n");
    environment.append("  " + Lake.definitionOfCatalog() + "\n");
    environment.append("  labels.table = \"" + moved(namespace, parsed.labels().table()) + "\"\n");
    parsed
        .sources()
        .forEach(
            source ->
                environment.append(
                    String.format(
                        "  sources.%s.table = \"%s\"%n",
                        source.name(), moved(namespace, source.table()))));
    parsed
        .enrichments()
        .forEach(
            enrichment ->
                environment.append(
                    String.format(
                        "  enrichments.%s.table = \"%s\"%n",
                        enrichment.name(), moved(namespace, enrichment.table()))));
    environment.append("}\n");
    return new DefinitionLayers(
        new DefinitionText("definition.conf", text),
        Optional.of(new DefinitionText("env.conf", environment.toString())),
        List.of("name=" + namespace.replace('_', '-')),
        Map.of());
  }

  private static String moved(String namespace, String table) {
    return name(namespace, table.substring(table.lastIndexOf('.') + 1));
  }

  private static String name(String namespace, String table) {
    return "lake." + namespace + "." + table;
  }

  private static StructType type(CaseTable table) {
    StructType type = new StructType();
    for (CaseTable.Column column : table.columns()) {
      type = type.add(column.name(), type(column.type()));
    }
    return type;
  }

  private static DataType type(CaseTable.Type type) {
    return switch (type) {
      case STRING -> DataTypes.StringType;
      case INT -> DataTypes.IntegerType;
      case LONG -> DataTypes.LongType;
      case DOUBLE -> DataTypes.DoubleType;
      case BOOLEAN -> DataTypes.BooleanType;
      case TIMESTAMP -> DataTypes.TimestampType;
    };
  }

  private static List<Row> rows(CaseTable table) {
    List<Row> rows = new ArrayList<>();
    for (Map<String, Object> row : table.rows()) {
      Object[] values = new Object[table.columns().size()];
      for (int n = 0; n < values.length; n++) {
        CaseTable.Column column = table.columns().get(n);
        values[n] = value(row.get(column.name()), column.type());
      }
      rows.add(RowFactory.create(values));
    }
    return rows;
  }

  private static Object value(Object value, CaseTable.Type type) {
    if (value == null) {
      return null;
    }
    return switch (type) {
      case TIMESTAMP -> Micros.toInstant((Long) value);
      case INT -> Math.toIntExact((Long) value);
      default -> value;
    };
  }
}
