/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.config;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A name that must match an allow-list.
 *
 * @param described name of the type in the documentation
 * @param rule the allow-list in words
 */
record NameType(String described, Pattern allowed, String rule) implements ValueType<String> {
  static final NameType DATASET =
      new NameType(
          "dataset name",
          Pattern.compile("[a-z0-9][a-z0-9-]{0,62}"),
          "1 to 63 lower-case letters, digits and hyphens, the first no hyphen");
  static final NameType CATALOG =
      new NameType(
          "catalog name",
          Pattern.compile("[A-Za-z][A-Za-z0-9_-]{0,62}"),
          "1 to 63 letters, digits, underscores and hyphens, the first a letter");
  static final NameType SECTION =
      new NameType(
          "name",
          Pattern.compile("[a-z][a-z0-9_-]{0,62}"),
          "1 to 63 lower-case letters, digits, underscores and hyphens, the first a letter");
  static final NameType COLUMN =
      new NameType(
          "column name",
          Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,127}"),
          "1 to 128 letters, digits and underscores, the first no digit");
  static final NameType KIND =
      new NameType(
          "kind",
          Pattern.compile("[^\\p{Cntrl}\\p{Cf}\\u2028\\u2029]{1,128}"),
          "1 to 128 printable characters");
  static final NameType TABLE =
      new NameType(
          "table name",
          Pattern.compile("[A-Za-z][A-Za-z0-9_-]{0,62}(\\.[A-Za-z0-9_][A-Za-z0-9_-]{0,127}){1,16}"),
          "catalog.namespace.table, each part letters, digits, underscores and hyphens");

  @Override
  public Optional<String> read(DefinitionNode node, Complaints complaints) {
    if (!(node instanceof DefinitionNode.Scalar scalar)) {
      complaints.add(
          node.position(),
          "must be a " + described + ", not " + node.described(),
          "Use " + rule + ".");
      return Optional.empty();
    }
    boolean valid = isAllowed(scalar.text(), scalar.position(), complaints);
    return valid ? Optional.of(scalar.text()) : Optional.empty();
  }

  /** Whether the name is allowed; complains if it is not. */
  boolean isAllowed(String name, Position position, Complaints complaints) {
    if (allowed.matcher(name).matches()) {
      return true;
    }
    complaints.add(
        position, ShownText.quoted(name) + " is not a valid " + described, "Use " + rule + ".");
    return false;
  }
}
