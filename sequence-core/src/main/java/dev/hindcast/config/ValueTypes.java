/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.config;

import dev.hindcast.time.Micros;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** The types that a text, number or boolean is read as. */
final class ValueTypes {
  /** One line. */
  static final ValueType<String> TEXT = new TextType("text", "a text", false, 4_096);

  /** May have several lines. */
  static final ValueType<String> PROSE = new TextType("text", "a text", true, 4_096);

  static final ValueType<String> SQL =
      new TextType("SQL expression", "an SQL expression", true, 16_384);
  static final ValueType<Integer> LENGTH =
      new ScalarType<>("whole number", "a whole number", ValueTypes::length);
  static final ValueType<Long> COUNT =
      new ScalarType<>("whole number", "a whole number", ValueTypes::count);
  static final ValueType<Double> SHARE =
      new ScalarType<>("share", Range.SHARE.expected, (s, c) -> number(s, c, Range.SHARE));
  static final ValueType<Double> PART =
      new ScalarType<>("part", Range.PART.expected, (s, c) -> number(s, c, Range.PART));
  static final ValueType<Double> RATIO =
      new ScalarType<>("number", Range.RATIO.expected, (s, c) -> number(s, c, Range.RATIO));
  static final ValueType<String> TIME_ZONE =
      new ScalarType<>("time zone", "a time zone such as Europe/London", ValueTypes::zone);
  static final ValueType<Long> INSTANT =
      new ScalarType<>("instant", "an instant such as 2026-03-01T00:00:00Z", ValueTypes::instant);

  private ValueTypes() {}

  /** One of these words. */
  static ValueType<String> choice(String... words) {
    List<String> valid = List.of(words);
    String all = String.join(", ", valid);
    String expected = valid.size() == 1 ? all : "one of " + all;
    return new ScalarType<>(
        valid.size() == 1 ? "`" + all + "`" : "one of `" + String.join("`, `", valid) + "`",
        expected,
        (scalar, complaints) -> {
          if (valid.contains(scalar.text())) {
            return Optional.of(scalar.text());
          }
          complaints.add(
              scalar.position(),
              ShownText.quoted(scalar.text())
                  + " is not a valid value"
                  + Nearest.suggestion(scalar.text(), valid),
              "Valid: " + all + ".");
          return Optional.empty();
        });
  }

  private static Optional<Integer> length(DefinitionNode.Scalar scalar, Complaints complaints) {
    return wholeNumber(scalar, complaints, 1, Integer.MAX_VALUE).map(Math::toIntExact);
  }

  private static Optional<Long> count(DefinitionNode.Scalar scalar, Complaints complaints) {
    return wholeNumber(scalar, complaints, 0, Long.MAX_VALUE);
  }

  private static Optional<Long> wholeNumber(
      DefinitionNode.Scalar scalar, Complaints complaints, long least, long greatest) {
    String remedy = "Write a whole number from " + least + " to " + greatest + ".";
    Optional<BigDecimal> number = decimal(scalar.text());
    if (number.isEmpty() || number.get().stripTrailingZeros().scale() > 0) {
      complaints.add(
          scalar.position(), "must be a whole number, not " + scalar.described(), remedy);
      return Optional.empty();
    }
    if (number.get().compareTo(BigDecimal.valueOf(least)) < 0
        || number.get().compareTo(BigDecimal.valueOf(greatest)) > 0) {
      complaints.add(
          scalar.position(), "is out of range: " + ShownText.name(scalar.text()), remedy);
      return Optional.empty();
    }
    return Optional.of(number.get().longValueExact());
  }

  private static Optional<Double> number(
      DefinitionNode.Scalar scalar, Complaints complaints, Range range) {
    Optional<BigDecimal> number = decimal(scalar.text());
    String remedy = "Write " + range.expected + ".";
    if (number.isEmpty()) {
      complaints.add(
          scalar.position(), "must be " + range.expected + ", not " + scalar.described(), remedy);
      return Optional.empty();
    }
    if (!range.holds(number.get())) {
      complaints.add(
          scalar.position(), "is out of range: " + ShownText.name(scalar.text()), remedy);
      return Optional.empty();
    }
    return Optional.of(number.get().doubleValue());
  }

  private static Optional<BigDecimal> decimal(String text) {
    if (text.length() > 32 || !text.matches("[+-]?\\d+(\\.\\d+)?([eE][+-]?\\d{1,2})?")) {
      return Optional.empty();
    }
    return Optional.of(new BigDecimal(text));
  }

  private static Optional<String> zone(DefinitionNode.Scalar scalar, Complaints complaints) {
    try {
      return Optional.of(ZoneId.of(scalar.text()).getId());
    } catch (DateTimeException e) {
      complaints.add(
          scalar.position(),
          ShownText.quoted(scalar.text())
              + " is not a time zone"
              + Nearest.suggestion(
                  scalar.text(), ZoneId.getAvailableZoneIds().stream().sorted().toList()),
          "Write an IANA time zone such as Europe/London, or UTC.");
      return Optional.empty();
    }
  }

  private static Optional<Long> instant(DefinitionNode.Scalar scalar, Complaints complaints) {
    try {
      return Optional.of(Micros.parse(scalar.text()));
    } catch (DateTimeException | ArithmeticException e) {
      complaints.add(
          scalar.position(),
          ShownText.quoted(scalar.text()) + " is not an instant",
          "Write an ISO-8601 instant such as 2026-03-01T00:00:00Z, or a date, which is its UTC"
              + " midnight.");
      return Optional.empty();
    }
  }

  /** Numbers that a key may be set to. */
  private enum Range {
    SHARE("a number from 0 to 1"),
    PART("a number above 0 and at most 1"),
    RATIO("a number of at least 0");

    private final String expected;

    Range(String expected) {
      this.expected = expected;
    }

    boolean holds(BigDecimal number) {
      boolean isLowEnough = this == RATIO || number.compareTo(BigDecimal.ONE) <= 0;
      return isLowEnough && number.signum() >= (this == PART ? 1 : 0);
    }
  }
}
