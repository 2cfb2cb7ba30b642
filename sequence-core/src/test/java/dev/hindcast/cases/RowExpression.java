/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.cases;

import java.util.Map;

/** The SQL expressions that cases may use: a column or attribute, or a text in quotes. */
public final class RowExpression {
  private RowExpression() {}

  public static Object evaluate(String sql, Map<String, Object> row) {
    if (sql.startsWith("'")) {
      return sql.substring(1, sql.length() - 1);
    }
    if (!row.containsKey(sql)) {
      throw new IllegalArgumentException("cases cannot evaluate the expression: " + sql);
    }
    return row.get(sql);
  }
}
