/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.parquet;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;

/** A feed that does not keep to the schema is told what is wrong with which column. */
class ColumnSinkTest {
  private static final Configuration CONFIGURATION = new Configuration();
  private static final PageCompression COMPRESSION = new PageCompression(CONFIGURATION, "zstd");

  private static void assertRefused(OutputType type, RowFeed feed, String message) {
    SequenceFileWriter writer =
        new SequenceFileWriter(
            CONFIGURATION,
            new org.apache.hadoop.fs.Path("file:/nowhere"),
            new OutputSchema(List.of(new OutputColumn("c", type, false, 1, ""))),
            FileOptions.DEFAULT,
            COMPRESSION);
    assertThatThrownBy(() -> writer.write(feed))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("column c was given " + message);
    writer.abort();
  }

  private static OutputType list(OutputType element) {
    return new OutputType.ListOf(element, false);
  }

  @Test
  void noValue() {
    assertRefused(OutputType.INT32, (column, sink) -> {}, "no value");
    assertRefused(list(OutputType.INT32), (column, sink) -> {}, "no value");
  }

  @Test
  void twoValues() {
    assertRefused(
        OutputType.INT64,
        (column, sink) -> {
          sink.addLong(1);
          sink.addLong(2);
        },
        "a value of type INT64 where none is expected");
  }

  @Test
  void aValueOfAnotherType() {
    assertRefused(
        OutputType.INT64,
        (column, sink) -> sink.addInt(1),
        "a value of type INT32 where none is expected");
    assertRefused(
        OutputType.DATE,
        (column, sink) -> sink.addBytes(new byte[3], 0, 3),
        "a value of type BINARY where none is expected");
    assertRefused(
        OutputType.decimal(30, 2),
        (column, sink) -> sink.addLong(3),
        "a value of type INT64 where none is expected");
  }

  @Test
  void aValueWhereAListIsExpected() {
    assertRefused(
        list(OutputType.INT64),
        (column, sink) -> sink.addLong(1),
        "a value of type INT64 where none is expected");
  }

  @Test
  void aListWhereAValueIsExpected() {
    assertRefused(
        OutputType.INT64,
        (column, sink) -> sink.beginList(1),
        "a list of 1 elements where none is expected");
  }

  @Test
  void aListOfNegativeLength() {
    assertRefused(
        list(OutputType.INT64),
        (column, sink) -> sink.beginList(-1),
        "a list of -1 elements where none is expected");
  }

  @Test
  void fewerElementsThanAnnounced() {
    assertRefused(
        list(OutputType.INT64),
        (column, sink) -> {
          sink.beginList(3);
          sink.addLong(1);
        },
        "a list of 3 elements, 2 of which are missing");
    assertRefused(
        list(list(OutputType.INT64)),
        (column, sink) -> {
          sink.beginList(3);
          sink.beginList(0);
        },
        "a list of 3 elements, 2 of which are missing");
  }

  @Test
  void moreElementsThanAnnounced() {
    assertRefused(
        list(OutputType.INT64),
        (column, sink) -> {
          sink.beginList(1);
          sink.addLong(1);
          sink.addLong(2);
        },
        "a value of type INT64 where none is expected");
    assertRefused(
        list(OutputType.INT64),
        (column, sink) -> {
          sink.beginList(0);
          sink.addNull();
        },
        "a null where a value is required");
  }

  @Test
  void aNullWhereAValueIsRequired() {
    assertRefused(
        OutputType.STRING, (column, sink) -> sink.addNull(), "a null where a value is required");
    assertRefused(
        list(OutputType.STRING),
        (column, sink) -> {
          sink.beginList(1);
          sink.addNull();
        },
        "a null where a value is required");
  }

  @Test
  void aDecimalThatDoesNotFit() {
    assertRefused(
        OutputType.decimal(19, 2),
        (column, sink) -> sink.addBytes(new byte[10], 0, 10),
        "a decimal of 10 bytes where 1 to 9 fit");
    assertRefused(
        OutputType.decimal(19, 2),
        (column, sink) -> sink.addBytes(new byte[10], 0, 0),
        "a decimal of 0 bytes where 1 to 9 fit");
  }
}
