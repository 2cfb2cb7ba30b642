/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.config;

import java.util.Optional;

/**
 * Any text that is not blank.
 *
 * @param described name of the type in the documentation
 * @param expected what to write, article included
 * @param severalLines whether line breaks and tabs are allowed
 * @param longest most characters
 */
record TextType(String described, String expected, boolean severalLines, int longest)
    implements ValueType<String> {
  @Override
  public Optional<String> read(DefinitionNode node, Complaints complaints) {
    String remedy = "Write " + expected + " of 1 to " + longest + " printable characters.";
    if (!(node instanceof DefinitionNode.Scalar scalar)) {
      complaints.add(node.position(), "must be " + expected + ", not " + node.described(), remedy);
      return Optional.empty();
    }
    String text = scalar.text();
    if (text.isBlank()) {
      complaints.add(node.position(), "is empty", remedy);
    } else if (text.length() > longest) {
      complaints.add(node.position(), "is too long: " + text.length() + " characters", remedy);
    } else if (text.chars().anyMatch(this::isRefused)) {
      complaints.add(node.position(), "has a control character: " + ShownText.quoted(text), remedy);
    } else {
      return Optional.of(text);
    }
    return Optional.empty();
  }

  private boolean isRefused(int character) {
    boolean isLayout = character == '\n' || character == '\r' || character == '\t';
    return Character.isISOControl(character) && !(isLayout && severalLines);
  }
}
