/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.config;

import com.typesafe.config.ConfigException;
import java.util.regex.Pattern;

/** What Typesafe Config says about a text, without its place and without its general advice. */
final class SyntaxMessage {
  private static final Pattern PLACE = Pattern.compile("^[^:]*(: \\d+)?: ");
  private static final Pattern ADVICE =
      Pattern.compile(" \\(if you (intended|want) .*", Pattern.DOTALL);

  private SyntaxMessage() {}

  static String of(ConfigException e) {
    String message = String.valueOf(e.getMessage());
    if (e.origin() != null) {
      message = PLACE.matcher(message).replaceFirst("");
    }
    message = ADVICE.matcher(message).replaceFirst("").strip();
    return ShownText.name(message.replace("a close parentheses ')'", "a closing brace '}'"));
  }
}
