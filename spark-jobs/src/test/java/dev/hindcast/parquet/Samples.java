/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.parquet;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Values at the edges of every type. */
final class Samples {
  static final List<OutputType.Scalar> SCALARS =
      List.of(
          OutputType.BOOLEAN,
          OutputType.INT8,
          OutputType.INT16,
          OutputType.INT32,
          OutputType.INT64,
          OutputType.FLOAT,
          OutputType.DOUBLE,
          OutputType.STRING,
          OutputType.BINARY,
          OutputType.DATE,
          OutputType.TIMESTAMP,
          OutputType.decimal(9, 2),
          OutputType.decimal(18, 0),
          OutputType.decimal(19, 19),
          OutputType.decimal(38, 10));

  private Samples() {}

  /** For each scalar a column of it, of its list, and of a list of its lists, all nullable. */
  static OutputSchema schema() {
    List<OutputColumn> columns = new ArrayList<>();
    for (OutputType.Scalar scalar : SCALARS) {
      OutputType list = new OutputType.ListOf(scalar, true);
      for (OutputType type : List.of(scalar, list, new OutputType.ListOf(list, true))) {
        int id = columns.size() + 1;
        columns.add(new OutputColumn("c" + id, type, true, id, ""));
      }
    }
    return new OutputSchema(columns);
  }

  static List<Object> edges(OutputType.Scalar type) {
    return switch (type.kind()) {
      case BOOLEAN -> List.of(true, false);
      case INT8 -> List.of(0, -128, 127);
      case INT16 -> List.of(0, -32_768, 32_767);
      case INT32 -> List.of(0, Integer.MIN_VALUE, Integer.MAX_VALUE);
      case INT64 -> List.of(0L, Long.MIN_VALUE, Long.MAX_VALUE);
      case FLOAT ->
          List.of(0f, -0f, Float.NaN, Float.MIN_VALUE, -Float.MAX_VALUE, 1f / 0f, -1f / 0f, 0.1f);
      case DOUBLE ->
          List.of(0d, -0d, Double.NaN, Double.MIN_VALUE, -Double.MAX_VALUE, 1 / 0d, -1 / 0d, 0.1);
      case STRING -> List.of("", " ", "a", "0007", "e\u0301", "\u00e9", "\u0000", "\ud83d\ude00 x");
      case BINARY ->
          List.of(new byte[0], new byte[] {0}, new byte[] {-1, 0, 127, -128, 9, 8, 7, 6, 5});
      case DATE -> List.of(0, -719_162, 2_932_896);
      case TIMESTAMP -> List.of(0L, -1L, 1L, -62_135_596_800_000_000L, 253_402_300_799_999_999L);
      case DECIMAL -> decimals(type.precision());
    };
  }

  private static List<Object> decimals(int precision) {
    BigInteger most = BigInteger.TEN.pow(precision).subtract(BigInteger.ONE);
    List<Object> values = new ArrayList<>();
    for (BigInteger value :
        List.of(BigInteger.ZERO, BigInteger.ONE, BigInteger.ONE.negate(), most, most.negate())) {
      if (precision <= 9) {
        values.add(value.intValueExact());
      } else if (precision <= 18) {
        values.add(value.longValueExact());
      } else {
        values.add(value.toByteArray());
      }
    }
    return values;
  }

  /** A value that fits the type, of few or of many distinct ones; null now and then. */
  static Object random(OutputType type, boolean nullable, int longest, Random random) {
    if (nullable && random.nextInt(6) == 0) {
      return null;
    }
    if (type instanceof OutputType.ListOf list) {
      Object[] elements = new Object[random.nextInt(longest + 1)];
      Arrays.setAll(elements, i -> random(list.element(), list.elementNullable(), longest, random));
      return Arrays.asList(elements);
    }
    OutputType.Scalar scalar = (OutputType.Scalar) type;
    if (random.nextInt(3) > 0) {
      List<Object> edges = edges(scalar);
      return edges.get(random.nextInt(edges.size()));
    }
    return many(scalar, random);
  }

  private static Object many(OutputType.Scalar type, Random random) {
    return switch (type.kind()) {
      case BOOLEAN -> random.nextBoolean();
      case INT8 -> (int) (byte) random.nextInt();
      case INT16 -> (int) (short) random.nextInt();
      case INT32 -> random.nextInt();
      case DATE -> random.nextInt(100_000);
      case INT64 -> random.nextLong();
      case TIMESTAMP -> random.nextLong() >> 14;
      case FLOAT -> random.nextFloat();
      case DOUBLE -> random.nextGaussian();
      case STRING -> Integer.toString(random.nextInt(), 36).repeat(random.nextInt(4));
      case BINARY -> Long.toString(random.nextLong(), 36).getBytes(StandardCharsets.UTF_8);
      case DECIMAL -> edges(type).get(random.nextInt(2));
    };
  }

  static ValueFeed randomRow(OutputSchema schema, int longest, Random random) {
    Object[] values = new Object[schema.columns().size()];
    for (int i = 0; i < values.length; i++) {
      OutputColumn column = schema.columns().get(i);
      values[i] = random(column.type(), column.nullable(), longest, random);
    }
    return ValueFeed.of(values);
  }

  /** The value with one thing changed: an element, two elements' order, their number, or a null. */
  static Object changed(Object value, OutputType type, Random random) {
    if (value == null || random.nextInt(8) == 0) {
      return value == null ? random(type, false, 4, random) : null;
    }
    if (!(type instanceof OutputType.ListOf list)) {
      return random(type, false, 4, random);
    }
    List<Object> elements = new ArrayList<>((List<?>) value);
    int at = elements.isEmpty() ? 0 : random.nextInt(elements.size());
    switch (elements.isEmpty() ? 0 : random.nextInt(4)) {
      case 0 -> elements.add(at, random(list.element(), list.elementNullable(), 4, random));
      case 1 -> elements.remove(at);
      case 2 -> Collections.swap(elements, at, 0);
      default -> elements.set(at, changed(elements.get(at), list.element(), random));
    }
    return elements;
  }
}
