/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.config;

import dev.hindcast.definition.DurationUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What a derived attribute of a type may and must say. */
@SuppressWarnings("ImmutableEnumChecker") // the lists are unmodifiable
enum DerivedForm {
  TIME_BEFORE_LABEL("time-before-label", List.of(), List.of("unit")),
  TIME_SINCE_PREVIOUS("time-since-previous", List.of(), List.of("unit")),
  POSITION("position", List.of(), List.of()),
  SESSION("session", List.of("idle"), List.of()),
  COUNT("count", List.of(), List.of("by", "within")),
  DISTINCT_COUNT("distinct-count", List.of("of"), List.of("by", "within")),
  SUM("sum", List.of("of"), List.of("by", "within"));

  /** Every key of a derived attribute besides its type. */
  static final List<String> KEYS = List.of("unit", "idle", "of", "by", "within");

  static final ValueType<String> TYPE =
      ValueTypes.choice(Arrays.stream(values()).map(form -> form.text).toArray(String[]::new));

  static final ValueType<String> UNIT =
      ValueTypes.choice(
          Arrays.stream(DurationUnit.values()).map(DurationUnit::text).toArray(String[]::new));

  private final String text;
  private final List<String> required;
  private final List<String> optional;

  DerivedForm(String text, List<String> required, List<String> optional) {
    this.text = text;
    this.required = required;
    this.optional = optional;
  }

  static Optional<DerivedForm> of(String type) {
    return Arrays.stream(values()).filter(form -> form.text.equals(type)).findFirst();
  }

  /** The name in a definition. */
  String text() {
    return text;
  }

  List<String> required() {
    return required;
  }

  List<String> allowed() {
    return Stream.concat(required.stream(), optional.stream()).toList();
  }
}
