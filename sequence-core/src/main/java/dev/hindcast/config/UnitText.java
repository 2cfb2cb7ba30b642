/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.config;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Amounts that are written with their unit, such as {@code 180 days}; exact in 64 bits.
 *
 * @param described what an amount is called
 * @param base the unit of the 64-bit number
 * @param units largest first
 * @param example an amount as it should be written
 */
record UnitText(String described, String base, List<Unit> units, String example)
    implements ValueType<Long> {
  /**
   * One unit.
   *
   * @param names all ways to write it, the canonical plural first, its singular second
   */
  record Unit(long size, boolean canonical, List<String> names) {
    static Unit of(long size, String... names) {
      return new Unit(size, true, List.of(names));
    }

    static Unit alsoRead(long size, String... names) {
      return new Unit(size, false, List.of(names));
    }
  }

  private static final long SECOND = 1_000_000L;
  private static final long DAY = 86_400 * SECOND;

  /** Durations in microseconds. */
  static final UnitText DURATION =
      new UnitText(
          "duration",
          "microseconds",
          List.of(
              Unit.alsoRead(7 * DAY, "weeks", "week", "w"),
              Unit.of(DAY, "days", "day", "d"),
              Unit.of(3_600 * SECOND, "hours", "hour", "h"),
              Unit.of(60 * SECOND, "minutes", "minute", "m"),
              Unit.of(SECOND, "s", "s", "seconds", "second"),
              Unit.of(1_000L, "ms", "ms", "milliseconds", "millisecond"),
              Unit.of(1L, "us", "us", "microseconds", "microsecond")),
          "180 days");

  /** Sizes in bytes. */
  static final UnitText SIZE =
      new UnitText(
          "size",
          "bytes",
          List.of(
              Unit.of(1L << 40, "TiB", "TiB"),
              Unit.alsoRead(1_000_000_000_000L, "TB"),
              Unit.of(1L << 30, "GiB", "GiB"),
              Unit.alsoRead(1_000_000_000L, "GB"),
              Unit.of(1L << 20, "MiB", "MiB"),
              Unit.alsoRead(1_000_000L, "MB"),
              Unit.of(1L << 10, "KiB", "KiB"),
              Unit.alsoRead(1_000L, "kB"),
              Unit.of(1L, "B", "B", "bytes", "byte")),
          "256 MiB");

  private static final Pattern AMOUNT =
      Pattern.compile("\\s*([+-]?\\d{1,19}(?:\\.\\d{1,19})?)\\s*(\\S*)\\s*");

  @Override
  public Optional<Long> read(DefinitionNode node, Complaints complaints) {
    if (!(node instanceof DefinitionNode.Scalar scalar)) {
      complaints.add(
          node.position(), "must be a " + described + ", not " + node.described(), remedy());
      return Optional.empty();
    }
    String text = scalar.text();
    Matcher amount = AMOUNT.matcher(text);
    if (!amount.matches()) {
      complaints.add(node.position(), ShownText.quoted(text) + " is not a " + described, remedy());
      return Optional.empty();
    }
    String name = amount.group(2);
    Optional<Unit> unit = units.stream().filter(any -> any.names().contains(name)).findFirst();
    if (unit.isEmpty()) {
      complaints.add(node.position(), unknownUnit(text, name), remedy());
      return Optional.empty();
    }
    BigDecimal factor = BigDecimal.valueOf(unit.get().size());
    return whole(scalar, new BigDecimal(amount.group(1)).multiply(factor), complaints);
  }

  private String unknownUnit(String text, String name) {
    return name.isEmpty()
        ? ShownText.quoted(text) + " has no unit"
        : ShownText.quoted(name)
            + " is not a unit of a "
            + described
            + Nearest.suggestion(name, names());
  }

  private Optional<Long> whole(
      DefinitionNode.Scalar scalar, BigDecimal amount, Complaints complaints) {
    String shown = ShownText.quoted(scalar.text());
    if (amount.signum() < 0) {
      complaints.add(scalar.position(), shown + " is negative", "Write an amount of at least 0.");
    } else if (amount.stripTrailingZeros().scale() > 0) {
      complaints.add(
          scalar.position(),
          shown + " is not a whole number of " + base,
          "Write a whole number of a smaller unit.");
    } else if (amount.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) > 0) {
      complaints.add(
          scalar.position(),
          shown + " is more " + base + " than 64 bits can count",
          "Write a smaller amount, or leave the key out where that means no limit.");
    } else {
      return Optional.of(amount.longValueExact());
    }
    return Optional.empty();
  }

  /** The canonical text: the largest unit that divides the amount. */
  String text(long amount) {
    Unit unit =
        units.stream()
            .filter(Unit::canonical)
            .filter(candidate -> amount % candidate.size() == 0)
            .filter(candidate -> amount != 0 || candidate.names().contains(zeroUnit()))
            .findFirst()
            .orElseThrow();
    long count = amount / unit.size();
    return count + " " + unit.names().get(count == 1 && unit.names().size() > 1 ? 1 : 0);
  }

  private String zeroUnit() {
    return base.equals("bytes") ? "B" : "s";
  }

  private List<String> names() {
    return units.stream().map(unit -> unit.names().get(0)).toList();
  }

  private String remedy() {
    return "Write the amount with its unit, such as "
        + example
        + "; units are "
        + String.join(", ", names())
        + ".";
  }
}
