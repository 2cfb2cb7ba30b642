/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.config;

import dev.hindcast.definition.ArrivalTime;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A column, {@code assumed { delay = d }}, or {@code commit-time}. */
final class ArrivalTimeType implements ValueType<ArrivalTime> {
  static final String COMMIT_TIME = "commit-time";
  static final String ASSUMED = "assumed";
  static final String DELAY = "delay";
  static final String CHOICES =
      "Write arrival-time = <column>, or arrival-time = assumed { delay = 5 minutes } if none was"
          + " recorded, or arrival-time = commit-time.";
  private static final String TYPE = "type";
  private static final Pattern ASSUMED_TEXT =
      Pattern.compile("\\s*assumed\\s*\\{\\s*delay\\s*[=:]\\s*([^{}]*?)\\s*\\}\\s*");

  @Override
  public String described() {
    return "column name, `assumed { delay = <duration> }`, or `commit-time`";
  }

  @Override
  public boolean readsSections() {
    return true;
  }

  @Override
  public Optional<ArrivalTime> read(DefinitionNode node, Complaints complaints) {
    if (node instanceof DefinitionNode.Section section) {
      return readSection(section, complaints);
    }
    if (!(node instanceof DefinitionNode.Scalar scalar)) {
      complaints.add(
          "must be a column, assumed { delay = .. } or commit-time, not " + node.described(),
          CHOICES);
      return Optional.empty();
    }
    Matcher assumed = ASSUMED_TEXT.matcher(scalar.text());
    if (assumed.matches()) {
      return assumed(
          new DefinitionNode.Scalar(
              scalar.position(), scalar.tier(), DefinitionNode.ScalarKind.TEXT, assumed.group(1)),
          complaints);
    }
    if (scalar.text().equals(COMMIT_TIME)) {
      return Optional.of(new ArrivalTime.CommitTime());
    }
    if (scalar.text().equals(ASSUMED)) {
      complaints.add("assumed needs a delay", CHOICES);
      return Optional.empty();
    }
    return NameType.COLUMN
        .read(scalar, (what, remedy) -> complaints.add(what, CHOICES))
        .map(ArrivalTime.Column::new);
  }

  /** {@code { assumed { delay = d } }} or {@code { type = assumed, delay = d }}. */
  private static Optional<ArrivalTime> readSection(
      DefinitionNode.Section section, Complaints complaints) {
    Map<String, DefinitionNode> keys = section.children();
    if (keys.keySet().equals(Set.of(ASSUMED))
        && keys.get(ASSUMED) instanceof DefinitionNode.Section assumed
        && assumed.children().keySet().equals(Set.of(DELAY))) {
      return assumed(assumed.children().get(DELAY), complaints);
    }
    if (keys.keySet().equals(Set.of(TYPE, DELAY))
        && keys.get(TYPE) instanceof DefinitionNode.Scalar type
        && type.text().equals(ASSUMED)) {
      return assumed(keys.get(DELAY), complaints);
    }
    complaints.add("is none of the three ways to give arrival times", CHOICES);
    return Optional.empty();
  }

  private static Optional<ArrivalTime> assumed(DefinitionNode delay, Complaints complaints) {
    return UnitText.DURATION.read(delay, complaints).map(ArrivalTime.Assumed::new);
  }
}
