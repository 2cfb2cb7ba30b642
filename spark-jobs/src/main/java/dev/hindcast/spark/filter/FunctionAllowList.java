/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.filter;

import java.util.Locale;
import java.util.Set;
import org.apache.spark.sql.catalyst.FunctionIdentifier;
import org.apache.spark.sql.catalyst.analysis.FunctionRegistry$;
import org.apache.spark.sql.catalyst.expressions.ExpressionInfo;
import scala.Option;

/**
 * The SQL functions that a definition may call: Spark's own functions over one row, by their
 * documented group, without those that read the clock, the session or chance.
 */
final class FunctionAllowList {
  private static final Set<String> GROUPS =
      Set.of(
          "array_funcs",
          "bitwise_funcs",
          "collection_funcs",
          "conditional_funcs",
          "conversion_funcs",
          "datetime_funcs",
          "hash_funcs",
          "json_funcs",
          "lambda_funcs",
          "map_funcs",
          "math_funcs",
          "predicate_funcs",
          "string_funcs",
          "struct_funcs",
          "url_funcs");

  private static final Set<String> REFUSED =
      Set.of(
          "curdate",
          "current_date",
          "current_time",
          "current_timestamp",
          "current_timezone",
          "localtimestamp",
          "now",
          "rand",
          "randn",
          "random",
          "randstr",
          "sequence",
          "shuffle",
          "uniform");

  private FunctionAllowList() {}

  /** Whether a definition may call the function of that name; the case does not matter. */
  static boolean allows(String function) {
    String name = function.toLowerCase(Locale.ROOT);
    if (REFUSED.contains(name)) {
      return false;
    }
    Option<ExpressionInfo> info =
        FunctionRegistry$.MODULE$.builtin().lookupFunction(new FunctionIdentifier(name));
    // Operators such as + or AND are functions without a documented group.
    return info.isDefined()
        && (info.get().getGroup().isEmpty() || GROUPS.contains(info.get().getGroup()));
  }
}
