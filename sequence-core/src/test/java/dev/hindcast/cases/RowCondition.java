/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.cases;

import java.math.BigDecimal;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The few SQL predicates that cases may use: {@code kept}, {@code NOT kept}, {@code op = 'D'},
 * {@code op <> 'D'}, {@code score > 3} (also {@code >= < <=}), {@code a IS NULL}, {@code a IS NOT
 * NULL}. What is neither true nor false does not hold, as in SQL.
 */
public final class RowCondition {
  private static final Pattern SHAPE =
      Pattern.compile(
          "(?<not>NOT )?(?<name>[A-Za-z_]\\w*)"
              + "(?: (?<is>IS NULL|IS NOT NULL)| (?<op>=|<>|>=|<=|>|<) "
              + "(?:'(?<text>[^']*)'|(?<number>-?\\d+(?:\\.\\d+)?)))?");
  private static final Map<String, RowCondition> PARSED = new ConcurrentHashMap<>();

  private final boolean negated;
  private final String name;
  private final String is;
  private final String operator;
  private final Object literal;

  private RowCondition(Matcher matcher) {
    negated = matcher.group("not") != null;
    name = matcher.group("name");
    is = matcher.group("is");
    operator = matcher.group("op");
    literal =
        matcher.group("text") != null
            ? matcher.group("text")
            : matcher.group("number") == null ? null : new BigDecimal(matcher.group("number"));
  }

  /** Reads a predicate; each text is read once. */
  public static RowCondition parse(String sql) {
    return PARSED.computeIfAbsent(
        sql.strip(),
        text -> {
          Matcher matcher = SHAPE.matcher(text);
          if (!matcher.matches()) {
            throw new IllegalArgumentException("cases cannot evaluate the predicate: " + text);
          }
          return new RowCondition(matcher);
        });
  }

  /** Whether the predicate is true of a row. */
  public boolean holds(Map<String, Object> row) {
    if (!row.containsKey(name)) {
      throw new IllegalArgumentException("no column or attribute " + name + " in " + row.keySet());
    }
    Object value = row.get(name);
    if (is != null) {
      return (value == null) == is.equals("IS NULL");
    }
    if (value == null) {
      return false;
    }
    return (operator == null ? (Boolean) value : compare(value)) != negated;
  }

  private boolean compare(Object value) {
    int order = order(value);
    return switch (operator) {
      case "=" -> order == 0;
      case "<>" -> order != 0;
      case ">" -> order > 0;
      case ">=" -> order >= 0;
      case "<" -> order < 0;
      default -> order <= 0;
    };
  }

  /** NaN is greater than any number. */
  private int order(Object value) {
    if (value instanceof Double number && !Double.isFinite(number)) {
      return number < 0 ? -1 : 1;
    }
    return literal instanceof BigDecimal number
        ? new BigDecimal(value.toString()).compareTo(number)
        : ((String) value).compareTo((String) literal);
  }
}
