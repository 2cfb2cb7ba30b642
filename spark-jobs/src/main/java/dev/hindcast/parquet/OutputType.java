/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.parquet;

import java.util.Objects;

/** Type of an output column: a scalar, or a list of another type. */
public sealed interface OutputType {
  Scalar BOOLEAN = Scalar.of(Kind.BOOLEAN);
  Scalar INT8 = Scalar.of(Kind.INT8);
  Scalar INT16 = Scalar.of(Kind.INT16);
  Scalar INT32 = Scalar.of(Kind.INT32);
  Scalar INT64 = Scalar.of(Kind.INT64);
  Scalar FLOAT = Scalar.of(Kind.FLOAT);
  Scalar DOUBLE = Scalar.of(Kind.DOUBLE);
  Scalar STRING = Scalar.of(Kind.STRING);
  Scalar BINARY = Scalar.of(Kind.BINARY);
  Scalar DATE = Scalar.of(Kind.DATE);
  Scalar TIMESTAMP = Scalar.of(Kind.TIMESTAMP);

  /**
   * What a scalar means. {@code DATE} counts days, {@code TIMESTAMP} UTC microseconds since 1970;
   * {@code STRING} is UTF-8.
   */
  enum Kind {
    BOOLEAN("boolean"),
    INT8("int8"),
    INT16("int16"),
    INT32("int32"),
    INT64("int64"),
    FLOAT("float"),
    DOUBLE("double"),
    STRING("string"),
    BINARY("binary"),
    DATE("date"),
    TIMESTAMP("timestamp[us,UTC]"),
    DECIMAL("decimal");

    private final String text;

    Kind(String text) {
      this.text = text;
    }
  }

  /**
   * One value. Precision and scale are 0 except for a decimal, whose unscaled value is stored in 32
   * bits up to precision 9, in 64 bits up to 18, else in the fewest bytes that hold the precision.
   */
  record Scalar(Kind kind, int precision, int scale) implements OutputType {
    /** Most digits of a decimal. */
    public static final int MAX_PRECISION = 38;

    public Scalar {
      Objects.requireNonNull(kind, "kind");
      boolean decimal =
          precision >= 1 && precision <= MAX_PRECISION && scale >= 0 && scale <= precision;
      if (kind == Kind.DECIMAL ? !decimal : precision != 0 || scale != 0) {
        throw new IllegalArgumentException(
            "not a type: " + kind.text + "(" + precision + "," + scale + ")");
      }
    }

    private static Scalar of(Kind kind) {
      return new Scalar(kind, 0, 0);
    }

    @Override
    public int depth() {
      return 0;
    }

    @Override
    public Scalar leaf() {
      return this;
    }

    @Override
    public String json() {
      return kind == Kind.DECIMAL
          ? "\"decimal(" + precision + "," + scale + ")\""
          : "\"" + kind.text + "\"";
    }
  }

  /** A list in which null elements are allowed or not; the element may be a list again. */
  record ListOf(OutputType element, boolean elementNullable) implements OutputType {
    public ListOf {
      Objects.requireNonNull(element, "element");
    }

    @Override
    public int depth() {
      return 1 + element.depth();
    }

    @Override
    public Scalar leaf() {
      return element.leaf();
    }

    @Override
    public String json() {
      return "{\"type\":\"list\",\"element\":"
          + element.json()
          + ",\"elementNullable\":"
          + elementNullable
          + "}";
    }
  }

  /** A decimal of 1 to 38 digits, of which {@code scale} stand after the point. */
  static Scalar decimal(int precision, int scale) {
    return new Scalar(Kind.DECIMAL, precision, scale);
  }

  /** Number of lists around the scalar; 0 for a scalar. */
  int depth();

  /** The scalar inside all lists. */
  Scalar leaf();

  /**
   * The type in the dataset manifest: {@code "int64"}, {@code "decimal(9,2)"}, or an object with
   * {@code type}, {@code element} and {@code elementNullable} for a list.
   */
  String json();
}
