/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.config;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds what looks like a secret in texts that could not be parsed, so that a message about their
 * syntax does not show it.
 */
final class WrittenSecrets {
  /** The value is only looked at, for it may be a key itself. */
  private static final Pattern SETTING =
      Pattern.compile(
          "(?<![\\w.-])([\\w.-]+)(?=[\\s=:{\"]{1,50}([^\\s\",{}]{1,500}+(?:[^\\n\",{}]{0,500}[^\\s\",{}])?))");

  private WrittenSecrets() {}

  static SecretTexts in(DefinitionLayers layers) {
    List<String> secrets = new ArrayList<>();
    add(layers.definition().text(), secrets);
    layers.environment().ifPresent(text -> add(text.text(), secrets));
    layers.overrides().forEach(text -> add(text, secrets));
    return SecretTexts.of(secrets);
  }

  private static void add(String text, List<String> secrets) {
    Matcher setting = SETTING.matcher(text);
    while (setting.find()) {
      if (SecretTexts.isSecretKey(setting.group(1))) {
        secrets.add(setting.group(2));
      }
    }
  }
}
