/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.filter;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.catalyst.analysis.UnresolvedFunction;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.Literal;
import org.apache.spark.sql.catalyst.expressions.RLike;
import org.apache.spark.unsafe.types.UTF8String;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Bounds what one expression may cost: its depth, how much longer a text it may make out of a short
 * one, and the regular expressions in it.
 */
final class ExpressionLimits {
  static final int DEEPEST_SQL = 100;
  static final int DEEPEST_TREE = 200;
  static final int MOST_REPEATS = 10_000;

  /** Functions that make a value of a size that an argument gives, to the argument's place. */
  private static final Map<String, Integer> REPEATING =
      Map.of("repeat", 1, "space", 0, "lpad", 1, "rpad", 1, "array_repeat", 1);

  /** Functions that take a regular expression as their second argument. */
  private static final Set<String> MATCHING =
      Set.of(
          "regexp",
          "regexp_count",
          "regexp_extract",
          "regexp_extract_all",
          "regexp_instr",
          "regexp_like",
          "regexp_replace",
          "regexp_substr",
          "rlike",
          "split");

  private ExpressionLimits() {}

  /** Why a text is too much for a parser. */
  static Optional<String> refusalOfText(String sql) {
    int depth = 0;
    for (int i = 0; i < sql.length(); i++) {
      char c = sql.charAt(i);
      depth += c == '(' || c == '[' ? 1 : c == ')' || c == ']' ? -1 : 0;
      if (depth > DEEPEST_SQL) {
        return Optional.of("its parentheses are more than " + DEEPEST_SQL + " deep");
      }
    }
    return Optional.empty();
  }

  /** Whether a tree has more levels than may be walked by recursion again and again. */
  static boolean isTooDeep(Expression tree) {
    List<Expression> level = List.of(tree);
    for (int depth = 0; depth < DEEPEST_TREE; depth++) {
      level =
          level.stream()
              .flatMap(node -> CollectionConverters.asJava(node.children()).stream())
              .toList();
      if (level.isEmpty()) {
        return false;
      }
    }
    return true;
  }

  /** Why a node of a parsed tree costs too much. */
  static Optional<String> refusalOf(Expression node) {
    if (node instanceof RLike match) {
      return refusalOfPattern("rlike", match.right());
    }
    if (!(node instanceof UnresolvedFunction function)) {
      return Optional.empty();
    }
    String name = function.nameParts().last().toLowerCase(Locale.ROOT);
    var arguments = CollectionConverters.asJava(function.arguments());
    Integer place = REPEATING.get(name);
    if (place != null && place < arguments.size()) {
      return refusalOfRepeats(name, function, arguments.get(place));
    }
    return MATCHING.contains(name) && arguments.size() > 1
        ? refusalOfPattern(name, arguments.get(1))
        : Optional.empty();
  }

  private static Optional<String> refusalOfRepeats(
      String name, UnresolvedFunction function, Expression times) {
    boolean isBounded =
        times instanceof Literal literal
            && literal.value() instanceof Integer number
            && number <= MOST_REPEATS;
    if (!isBounded) {
      return Optional.of(
          name + " needs a number that is written out and is at most " + MOST_REPEATS);
    }
    boolean isNested =
        CollectionConverters.asJava(function.arguments()).stream()
            .anyMatch(ExpressionLimits::repeats);
    return isNested ? Optional.of(name + " repeats what is repeated already") : Optional.empty();
  }

  private static boolean repeats(Expression node) {
    return (node instanceof UnresolvedFunction function
            && REPEATING.containsKey(function.nameParts().last().toLowerCase(Locale.ROOT)))
        || CollectionConverters.asJava(node.children()).stream()
            .anyMatch(ExpressionLimits::repeats);
  }

  private static Optional<String> refusalOfPattern(String name, Expression pattern) {
    return pattern instanceof Literal literal && literal.value() instanceof UTF8String text
        ? RegularExpression.refusal(text.toString()).map(why -> name + " is given " + why)
        : Optional.of(name + " needs a regular expression that is written out");
  }
}
