/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.parquet.audit;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Type.Repetition;

/** Finds the columns that an audit reads in a file's schema. */
final class Columns {
  private Columns() {}

  /** The schema with nothing but what the rules look at. */
  static MessageType project(MessageType schema, AuditRules rules) {
    Set<String> names = new LinkedHashSet<>();
    names.add(rules.labelTimeColumn());
    if (rules.splits().isDeclared()) {
      names.add(rules.splits().splitColumn());
    }
    if (rules.splits().byUser()) {
      names.add(rules.splits().userColumn());
    }
    for (AuditRules.Sequence sequence : rules.sequences()) {
      names.add(sequence.column("length"));
      names.add(sequence.column("eligible"));
      names.add(sequence.column("max_event_time"));
      names.add(sequence.column("max_arrival_time"));
      names.add(sequence.column("event_time"));
      names.addAll(sequence.lists());
    }
    return new MessageType(schema.getName(), names.stream().map(schema::getType).toList());
  }

  /** The leaf inside a top-level list column. */
  static ColumnDescriptor elements(MessageType schema, String name) {
    return schema.getColumns().stream()
        .filter(column -> column.getPath()[0].equals(name))
        .findFirst()
        .orElseThrow();
  }

  /** Definition level from which on a triplet of a list column stands for an element. */
  static int elementLevel(MessageType schema, String name) {
    return schema.getMaxDefinitionLevel(name, schema.getType(name).asGroupType().getFieldName(0));
  }

  /** What is wrong with a file's schema; empty if the rules can be checked. */
  static List<String> problems(MessageType schema, AuditRules rules) {
    List<String> problems = new ArrayList<>();
    value(schema, rules.labelTimeColumn(), PrimitiveTypeName.INT64, problems);
    if (rules.splits().isDeclared()) {
      value(schema, rules.splits().splitColumn(), PrimitiveTypeName.BINARY, problems);
    }
    if (rules.splits().byUser() && !schema.containsField(rules.splits().userColumn())) {
      problems.add("no column " + rules.splits().userColumn());
    }
    for (AuditRules.Sequence sequence : rules.sequences()) {
      value(schema, sequence.column("length"), PrimitiveTypeName.INT32, problems);
      value(schema, sequence.column("eligible"), PrimitiveTypeName.INT64, problems);
      value(schema, sequence.column("max_event_time"), PrimitiveTypeName.INT64, problems);
      value(schema, sequence.column("max_arrival_time"), PrimitiveTypeName.INT64, problems);
      list(schema, sequence.column("event_time"), problems);
      sequence.lists().forEach(name -> list(schema, name, problems));
      String times = sequence.column("event_time");
      if (problems.isEmpty()
          && elements(schema, times).getPrimitiveType().getPrimitiveTypeName()
              != PrimitiveTypeName.INT64) {
        problems.add("elements of " + times + " are not INT64");
      }
    }
    return problems;
  }

  private static void value(
      MessageType schema, String name, PrimitiveTypeName type, List<String> problems) {
    if (!schema.containsField(name)) {
      problems.add("no column " + name);
    } else if (!schema.getType(name).isPrimitive()
        || schema.getType(name).asPrimitiveType().getPrimitiveTypeName() != type) {
      problems.add("column " + name + " is not " + type + ": " + oneLine(schema.getType(name)));
    }
  }

  private static void list(MessageType schema, String name, List<String> problems) {
    if (!schema.containsField(name)) {
      problems.add("no column " + name);
    } else if (!isList(schema.getType(name))) {
      problems.add(
          "column "
              + name
              + " is no required list of three levels: "
              + oneLine(schema.getType(name)));
    }
  }

  private static boolean isList(Type type) {
    if (type.isPrimitive()
        || !type.isRepetition(Repetition.REQUIRED)
        || !LogicalTypeAnnotation.listType().equals(type.getLogicalTypeAnnotation())
        || type.asGroupType().getFieldCount() != 1) {
      return false;
    }
    Type repeated = type.asGroupType().getType(0);
    return !repeated.isPrimitive()
        && repeated.isRepetition(Repetition.REPEATED)
        && repeated.asGroupType().getFieldCount() == 1;
  }

  private static String oneLine(Type type) {
    return type.toString().replaceAll("\\s+", " ");
  }
}
