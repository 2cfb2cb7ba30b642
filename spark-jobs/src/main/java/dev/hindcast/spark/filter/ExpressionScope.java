/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.filter;

import dev.hindcast.config.ShownText;
import dev.hindcast.error.ErrorCode;
import dev.hindcast.error.HindcastException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.sql.AnalysisException;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;

/**
 * Resolves and checks a definition's SQL expressions before any data is read. Problems are gathered
 * so that they are reported all at once.
 */
public final class ExpressionScope {
  private final Set<String> problems = new LinkedHashSet<>();
  private final Set<String> refusedKeys = new HashSet<>();

  /**
   * A value over the columns of a row; a null literal where the expression is refused.
   *
   * @param key the definition's key that holds the expression, for the message
   */
  public Column value(Dataset<Row> rows, String key, String sql) {
    return value(rows, key, sql, Set.of(), Map.of());
  }

  /**
   * A value over the columns of a row; a null literal where the expression is refused.
   *
   * @param refused columns whose own expressions were refused: what uses them is not resolved, for
   *     every problem with it would follow from theirs
   * @param barred name that the expression must not use to the reason
   */
  public Column value(
      Dataset<Row> rows, String key, String sql, Set<String> refused, Map<String, String> barred) {
    boolean isAllowed = check(rows, key, sql, refused, barred).isPresent();
    return isAllowed ? functions.expr(sql) : functions.lit(null);
  }

  /** A predicate over the columns of a row, false where SQL's answer is null. */
  public Column predicate(Dataset<Row> rows, String key, String sql) {
    return predicate(rows, key, sql, Set.of(), Map.of());
  }

  /**
   * A predicate over the columns of a row, false where SQL's answer is null.
   *
   * @param refused columns whose own expressions were refused: what uses them is not resolved, for
   *     every problem with it would follow from theirs
   * @param barred name that the predicate must not use to the reason
   */
  public Column predicate(
      Dataset<Row> rows, String key, String sql, Set<String> refused, Map<String, String> barred) {
    Optional<DataType> type = check(rows, key, sql, refused, barred);
    boolean isCondition = type.isPresent() && type.get().equals(DataTypes.BooleanType);
    if (type.isPresent() && !isCondition) {
      problem(key, sql, "it gives " + type.get().simpleString() + ", a condition is needed");
    }
    return isCondition
        ? functions.coalesce(functions.expr(sql), functions.lit(false))
        : functions.lit(false);
  }

  /** Whether the expression of a key was refused, so that what it gave instead means nothing. */
  public boolean isRefused(String key) {
    return refusedKeys.contains(key);
  }

  /** Notes a problem that was found elsewhere with what a key of the definition gives. */
  public void refuse(String key, String why) {
    refusedKeys.add(key);
    problems.add(key + ": " + why);
  }

  /** Fails with all problems if there is any. */
  public void failIfRefused() {
    if (!problems.isEmpty()) {
      throw new HindcastException(
          ErrorCode.EXPRESSION_REFUSED,
          "Cannot resolve the definition's expressions:\n  "
              + String.join("\n  ", problems)
              + "\nExpressions are Spark SQL over one row: deterministic, without subqueries,"
              + " aggregates, windows, reflection or session values. Correct them and try again.");
    }
  }

  private Optional<DataType> check(
      Dataset<Row> rows, String key, String sql, Set<String> refused, Map<String, String> barred) {
    try {
      Optional<String> refusal =
          ExpressionLimits.refusalOfText(sql).or(() -> ExpressionRules.refusalOfParsed(sql));
      if (refusal.isEmpty() && ExpressionRules.mentions(sql, refused)) {
        refusedKeys.add(key);
        return Optional.empty();
      }
      if (refusal.isEmpty()) {
        Dataset<Row> selected = rows.select(functions.expr(sql));
        refusal =
            ExpressionRules.refusalOfResolved(selected)
                .or(() -> ExpressionRules.refusalOfNames(selected, barred));
        if (refusal.isEmpty()) {
          return Optional.of(selected.schema().fields()[0].dataType());
        }
      }
      problem(key, sql, refusal.get());
    } catch (Exception e) {
      // Spark's parser and analyser throw checked exceptions that Java does not see.
      if (!(e instanceof AnalysisException) && e instanceof RuntimeException unexpected) {
        throw unexpected;
      }
      problem(key, sql, explain(e, rows, barred));
    } catch (StackOverflowError e) {
      problem(key, sql, "it is nested too deeply");
    }
    return Optional.empty();
  }

  private void problem(String key, String sql, String why) {
    refusedKeys.add(key);
    problems.add(key + " = \"" + ShownText.start(sql) + "\": " + ShownText.line(why));
  }

  private static String explain(Exception e, Dataset<Row> rows, Map<String, String> barred) {
    if (e instanceof AnalysisException analysis
        && String.valueOf(analysis.getCondition()).startsWith("UNRESOLVED_COLUMN")) {
      String missing = analysis.getMessageParameters().get("objectName").replace("`", "");
      if (barred.containsKey(missing)) {
        return barred.get(missing);
      }
      String visible =
          Arrays.stream(rows.columns())
              .filter(name -> !name.startsWith("hc$") && !barred.containsKey(name))
              .sorted()
              .collect(Collectors.joining(", "));
      return "there is no column or attribute " + missing + "; there are " + visible;
    }
    return firstLine(e.getMessage());
  }

  private static String firstLine(String message) {
    String text = message.strip();
    int end = text.indexOf('\n');
    return end < 0 ? text : text.substring(0, end);
  }
}
