/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.config;

import dev.hindcast.definition.ArrivalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A column, {@code assumed { delay = d }}, or {@code commit-time}. */
final class ArrivalTimeType implements ValueType<ArrivalTime> {
  static final String COMMIT_TIME = "commit-time";
  static final String ASSUMED = "assumed";
  static final String DELAY = "delay";
  static final String TYPE = "type";
  static final String CHOICES =
      "Write arrival-time = <column>, or arrival-time = assumed { delay = 5 minutes } if none was"
          + " recorded, or arrival-time = commit-time.";
  private static final String NOT_ONE = "is none of the three ways to give arrival times";
  private static final int LONGEST_TEXT = 200;
  private static final Pattern ASSUMED_TEXT =
      Pattern.compile("\\s*assumed\\s*\\{\\s*delay\\s*[=:]\\s*([^{}]*?)\\s*\\}\\s*");

  @Override
  public String described() {
    return "column name, `assumed { delay = <duration> }`, or `commit-time`";
  }

  @Override
  public Optional<ArrivalTime> read(DefinitionNode node, Complaints complaints) {
    if (node instanceof DefinitionNode.Section section) {
      return readSection(section, complaints);
    }
    if (node instanceof DefinitionNode.Scalar scalar) {
      return readText(scalar, complaints);
    }
    complaints.add(node.position(), NOT_ONE, CHOICES);
    return Optional.empty();
  }

  private static Optional<ArrivalTime> readText(
      DefinitionNode.Scalar scalar, Complaints complaints) {
    Matcher assumed = ASSUMED_TEXT.matcher(scalar.text());
    if (scalar.text().length() <= LONGEST_TEXT && assumed.matches()) {
      DefinitionNode.ScalarKind kind = DefinitionNode.ScalarKind.TEXT;
      return assumed(
          new DefinitionNode.Scalar(scalar.position(), scalar.tier(), kind, assumed.group(1)),
          complaints);
    }
    if (scalar.text().equals(COMMIT_TIME)) {
      return Optional.of(new ArrivalTime.CommitTime());
    }
    if (scalar.text().equals(ASSUMED)) {
      complaints.add(scalar.position(), "assumed needs a delay", CHOICES);
      return Optional.empty();
    }
    return NameType.COLUMN
        .read(scalar, (position, what, remedy) -> complaints.add(position, what, CHOICES))
        .map(ArrivalTime.Column::new);
  }

  /** {@code { assumed { delay = d } }} or {@code { type = assumed, delay = d }}. */
  private static Optional<ArrivalTime> readSection(
      DefinitionNode.Section section, Complaints complaints) {
    Map<String, DefinitionNode> keys = section.children();
    if (keys.get(ASSUMED) instanceof DefinitionNode.Section assumed
        && hasOnly(keys, List.of(ASSUMED), complaints)) {
      return delay(assumed, List.of(DELAY), complaints);
    }
    if (keys.get(TYPE) instanceof DefinitionNode.Scalar type && type.text().equals(ASSUMED)) {
      return delay(section, List.of(TYPE, DELAY), complaints);
    }
    complaints.add(section.position(), NOT_ONE, CHOICES);
    return Optional.empty();
  }

  private static Optional<ArrivalTime> delay(
      DefinitionNode.Section section, List<String> valid, Complaints complaints) {
    boolean isKnown = hasOnly(section.children(), valid, complaints);
    DefinitionNode delay = section.children().get(DELAY);
    if (delay == null) {
      complaints.add(section.position(), "assumed needs a delay", CHOICES);
      return Optional.empty();
    }
    Optional<ArrivalTime> assumed = assumed(delay, complaints);
    return isKnown ? assumed : Optional.empty();
  }

  private static boolean hasOnly(
      Map<String, DefinitionNode> keys, List<String> valid, Complaints complaints) {
    boolean hasOnly = true;
    for (Map.Entry<String, DefinitionNode> key : keys.entrySet()) {
      if (!valid.contains(key.getKey())) {
        hasOnly = false;
        complaints.add(
            key.getValue().position(),
            ShownText.quoted(key.getKey())
                + " is not a known key here"
                + Nearest.suggestion(key.getKey(), valid),
            CHOICES);
      }
    }
    return hasOnly;
  }

  private static Optional<ArrivalTime> assumed(DefinitionNode delay, Complaints complaints) {
    return UnitText.DURATION.read(delay, complaints).map(ArrivalTime.Assumed::new);
  }
}
