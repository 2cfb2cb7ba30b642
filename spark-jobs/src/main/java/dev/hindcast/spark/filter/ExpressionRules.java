/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.filter;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.analysis.UnresolvedAttribute;
import org.apache.spark.sql.catalyst.analysis.UnresolvedFunction;
import org.apache.spark.sql.catalyst.expressions.AttributeReference;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.RuntimeReplaceable;
import org.apache.spark.sql.catalyst.expressions.SubqueryExpression;
import org.apache.spark.sql.catalyst.expressions.WindowExpression;
import org.apache.spark.sql.catalyst.expressions.aggregate.AggregateFunction;
import org.apache.spark.sql.catalyst.parser.CatalystSqlParser$;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.plans.logical.Project;
import scala.jdk.javaapi.CollectionConverters;

/** Says why an expression may not stand in a definition: by its parsed and by its resolved tree. */
final class ExpressionRules {
  /** Classes by simple name: some are private to Spark, some exist in several variants. */
  private static final Set<String> SESSION_DEPENDENT =
      Set.of(
          "CurrentCatalog",
          "CurrentDatabase",
          "CurrentDate",
          "CurrentTime",
          "CurrentTimeZone",
          "CurrentTimestamp",
          "CurrentUser",
          "LocalTimestamp",
          "Now",
          "SessionUser",
          "VariableReference");

  private static final Set<String> RUNS_CODE =
      Set.of("CallMethodViaReflection", "TryReflect", "ScalaUDF", "PythonUDF", "HiveSimpleUDF");

  /** Spark's mark of columns such as {@code _file}, which change with a compaction. */
  private static final String METADATA_COLUMN = "__metadata_col";

  private ExpressionRules() {}

  static Optional<String> refusalOfParsed(String sql) {
    if (ClockLiterals.areIn(sql)) {
      return Optional.of(ClockLiterals.REFUSAL);
    }
    List<String> refusals = new ArrayList<>();
    Expression parsed = CatalystSqlParser$.MODULE$.parseExpression(sql);
    if (ExpressionLimits.isTooDeep(parsed)) {
      return Optional.of("it is more than " + ExpressionLimits.DEEPEST_TREE + " levels deep");
    }
    walk(
        parsed,
        node -> {
          if (node instanceof UnresolvedFunction function) {
            List<String> parts = CollectionConverters.asJava(function.nameParts());
            String name = String.join(".", parts);
            if (parts.size() != 1 || !FunctionAllowList.allows(name)) {
              refusals.add("function " + name + " is not allowed");
            }
          }
          treeRefusal(node).ifPresent(refusals::add);
          ExpressionLimits.refusalOf(node).ifPresent(refusals::add);
        });
    return refusals.stream().findFirst();
  }

  /** Whether an expression that can be parsed has one of the columns in it. */
  static boolean mentions(String sql, Set<String> columns) {
    Set<String> mentioned = new HashSet<>();
    walk(
        CatalystSqlParser$.MODULE$.parseExpression(sql),
        node -> {
          if (node instanceof UnresolvedAttribute attribute) {
            mentioned.add(attribute.nameParts().head());
          }
        });
    return columns.stream().anyMatch(mentioned::contains);
  }

  static Optional<String> refusalOfResolved(Dataset<Row> selected) {
    LogicalPlan plan =
        ((org.apache.spark.sql.classic.Dataset<Row>) selected).queryExecution().analyzed();
    if (!(plan instanceof Project project)) {
      return Optional.of("it is no expression over one row");
    }
    Expression expression = (Expression) project.projectList().head();
    List<String> refusals = new ArrayList<>();
    walk(expression, node -> treeRefusal(node).ifPresent(refusals::add));
    if (!expression.deterministic()) {
      refusals.add("it is not deterministic");
    }
    return refusals.stream().findFirst();
  }

  /** Why an expression may not use a name that it uses; reasons are by name. */
  static Optional<String> refusalOfNames(Dataset<Row> selected, Map<String, String> barred) {
    Project project =
        (Project)
            ((org.apache.spark.sql.classic.Dataset<Row>) selected).queryExecution().analyzed();
    Expression expression = (Expression) project.projectList().head();
    return CollectionConverters.asJava(expression.references().toSeq()).stream()
        .map(reference -> barred.get(reference.name()))
        .filter(Objects::nonNull)
        .findFirst();
  }

  private static Optional<String> treeRefusal(Expression node) {
    if (node instanceof SubqueryExpression) {
      return Optional.of("it has a subquery");
    }
    if (node instanceof AggregateFunction) {
      return Optional.of("it has an aggregate");
    }
    if (node instanceof WindowExpression) {
      return Optional.of("it has a window");
    }
    String name = node.getClass().getSimpleName();
    if (SESSION_DEPENDENT.contains(name)) {
      return Optional.of("its value depends on the session or on the clock: " + node.prettyName());
    }
    if (ClockLiterals.isIn(node)) {
      return Optional.of(ClockLiterals.REFUSAL);
    }
    if (node instanceof AttributeReference column && column.metadata().contains(METADATA_COLUMN)) {
      return Optional.of("it depends on how the table's files lie: " + column.name());
    }
    if (name.equals("UnresolvedStar")) {
      return Optional.of("it has a star for all columns; name those that count");
    }
    if (name.startsWith("ExpressionWithUnresolvedIdentifier")) {
      return Optional.of("it has a name that is computed: IDENTIFIER");
    }
    if (RUNS_CODE.contains(name)) {
      return Optional.of("it runs code of its own: " + node.prettyName());
    }
    return Optional.empty();
  }

  private static void walk(Expression node, Consumer<Expression> visit) {
    visit.accept(node);
    CollectionConverters.asJava(node.children()).forEach(child -> walk(child, visit));
    if (node instanceof RuntimeReplaceable function) {
      walk(function.replacement(), visit);
    }
  }
}
