/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.config;

import dev.hindcast.definition.OnMiss;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code "null"}, {@code drop-event} or {@code default(value)}. */
final class OnMissType implements ValueType<OnMiss> {
  private static final String NULL = "null";
  private static final String DROP_EVENT = "drop-event";
  private static final int LONGEST = 4_096;
  private static final Pattern DEFAULT = Pattern.compile("default\\((.*)\\)", Pattern.DOTALL);
  private static final String CHOICES =
      "Write on-miss = \"null\", on-miss = drop-event, or on-miss = \"default(0)\" with a value that"
          + " every column can hold.";

  @Override
  public String described() {
    return "`\"null\"`, `drop-event`, or `\"default(<value>)\"`";
  }

  @Override
  public Optional<OnMiss> read(DefinitionNode node, Complaints complaints) {
    if (!(node instanceof DefinitionNode.Scalar scalar)) {
      complaints.add(node.position(), "must say what to do, not be " + node.described(), CHOICES);
      return Optional.empty();
    }
    Matcher given = DEFAULT.matcher(scalar.text());
    if (scalar.text().equals(NULL)) {
      return Optional.of(new OnMiss.Null());
    } else if (scalar.text().equals(DROP_EVENT)) {
      return Optional.of(new OnMiss.DropEvent());
    } else if (scalar.text().length() <= LONGEST && given.matches()) {
      return Optional.of(new OnMiss.Default(given.group(1)));
    }
    complaints.add(
        scalar.position(), ShownText.quoted(scalar.text()) + " is not a valid value", CHOICES);
    return Optional.empty();
  }

  static String text(OnMiss onMiss) {
    if (onMiss instanceof OnMiss.Default given) {
      return "default(" + given.text() + ")";
    }
    return onMiss instanceof OnMiss.Null ? NULL : DROP_EVENT;
  }
}
