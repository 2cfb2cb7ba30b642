/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.dataset;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How the type of a column relates to the one that it had. Widened are the pairs that Iceberg
 * promotes without a change of stored files: whole numbers to wider ones, {@code float} to {@code
 * double}, decimals to more digits with the same scale, and lists of these.
 */
enum TypeRelation {
  SAME("same"),
  WIDENED("widened"),
  NARROWED("narrowed"),
  RETYPED("retyped");

  private static final List<List<String>> LADDERS =
      List.of(List.of("int8", "int16", "int32", "int64"), List.of("float", "double"));
  private static final Pattern LIST = Pattern.compile("list<(.+)>");
  private static final Pattern DECIMAL = Pattern.compile("decimal\\(([0-9]+),([0-9]+)\\)");

  private final String text;

  TypeRelation(String text) {
    this.text = text;
  }

  String text() {
    return text;
  }

  /** Relation of types as a manifest has them. */
  static TypeRelation between(String before, String after) {
    if (before.equals(after)) {
      return SAME;
    }
    Matcher listBefore = LIST.matcher(before);
    Matcher listAfter = LIST.matcher(after);
    if (listBefore.matches() && listAfter.matches()) {
      return between(listBefore.group(1), listAfter.group(1));
    }
    Matcher decimalBefore = DECIMAL.matcher(before);
    Matcher decimalAfter = DECIMAL.matcher(after);
    if (decimalBefore.matches() && decimalAfter.matches()) {
      return decimalBefore.group(2).equals(decimalAfter.group(2))
          ? ofRanks(
              Integer.parseInt(decimalBefore.group(1)), Integer.parseInt(decimalAfter.group(1)))
          : RETYPED;
    }
    for (List<String> ladder : LADDERS) {
      if (ladder.contains(before) && ladder.contains(after)) {
        return ofRanks(ladder.indexOf(before), ladder.indexOf(after));
      }
    }
    return RETYPED;
  }

  private static TypeRelation ofRanks(int before, int after) {
    return before < after ? WIDENED : NARROWED;
  }
}
