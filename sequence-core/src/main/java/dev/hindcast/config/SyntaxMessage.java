/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.config;

import com.typesafe.config.ConfigException;
import java.util.regex.Pattern;

/** What Typesafe Config says about a text, without its place and without its general advice. */
final class SyntaxMessage {
  private static final Pattern PLACE = Pattern.compile("^(layer-\\d+(: \\d+)?|String): ");
  private static final Pattern ADVICE = Pattern.compile(" \\(if you intended .*", Pattern.DOTALL);

  private SyntaxMessage() {}

  static String of(ConfigException e) {
    String message = String.valueOf(e.getMessage());
    message = PLACE.matcher(message).replaceFirst("");
    message = ADVICE.matcher(message).replaceFirst("");
    return ShownText.plain(message);
  }
}
