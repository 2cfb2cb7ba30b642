/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.row;

import org.apache.spark.sql.catalyst.expressions.Cast;
import org.apache.spark.sql.catalyst.expressions.EvalMode;
import org.apache.spark.sql.catalyst.expressions.Literal;
import org.apache.spark.sql.catalyst.expressions.UnsafeRow;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import scala.Option;

/** Shows a label to people by its id. */
public final class LabelText {
  private LabelText() {}

  /** Text of the id in a label struct. */
  public static String of(UnsafeRow label, StructType labelType) {
    DataType type = labelType.fields()[0].dataType();
    Cast text =
        new Cast(
            new Literal(label.get(0, type), type),
            DataTypes.StringType,
            Option.apply("UTC"),
            EvalMode.LEGACY());
    return String.valueOf(text.eval(null));
  }
}
