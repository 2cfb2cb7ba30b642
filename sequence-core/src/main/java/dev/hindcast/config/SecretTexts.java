/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.config;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Knows secrets by their key and by their value, and takes them out of texts, for messages and
 * stored copies. User info and parameters of addresses are taken out whatever their values.
 */
public final class SecretTexts {
  static final String REDACTED = "<redacted>";

  /** Shorter values are hidden under their own key but not looked for elsewhere. */
  private static final int SHORTEST_SOUGHT = 4;

  private static final Pattern SECRET_KEY =
      Pattern.compile(
          "passw|passphrase|pwd|\\bpw\\b|secret|token|credential|access[-_.]?key|private[-_.]?key"
              + "|api[-_.]?key|account[-_.]?key|encryption[-_.]?key|sse[-_.]?key|signature|sas|authorization|cookie|bearer");
  private static final Pattern USER_INFO =
      Pattern.compile("(?<=://)[^/?#\\s]+(?=@)|(?<=jdbc:oracle:[a-z]{1,9}:)[^@\\s]+(?=@)");
  private static final Pattern SECRET_PARAMETER =
      Pattern.compile(
          "(?i)((?:[?&;,({]|^|\\s)[\\w.-]{0,100}(?:"
              + SECRET_KEY.pattern()
              + ")[\\w.-]{0,100}=)[^&;\\s]+");

  private final List<String> sought;

  private SecretTexts(List<String> sought) {
    this.sought = sought;
  }

  /** Also looks for these values, wherever they stand. */
  static SecretTexts of(Collection<String> values) {
    return new SecretTexts(
        values.stream()
            .filter(value -> value.length() >= SHORTEST_SOUGHT)
            .filter(value -> !value.equals("true") && !value.equals("false"))
            .flatMap(value -> Stream.of(value, percentEncoded(value)))
            .distinct()
            .sorted(Comparator.comparingInt(String::length).reversed())
            .toList());
  }

  /** Also looks for the values of those properties of a catalog that hold a secret. */
  public static SecretTexts of(Map<String, String> properties) {
    return ofAll(List.of(properties));
  }

  /** Also looks for the values of those properties, of any of several maps, that hold a secret. */
  public static SecretTexts ofAll(Collection<Map<String, String>> properties) {
    return of(
        properties.stream()
            .flatMap(each -> each.entrySet().stream())
            .filter(property -> isSecretKey(property.getKey()))
            .map(Map.Entry::getValue)
            .toList());
  }

  /**
   * A regular expression that is found in keys that name a secret, and in values that hold one: for
   * programs that hide settings by such a pattern.
   */
  public String settingsPattern() {
    StringBuilder pattern =
        new StringBuilder("(?i)" + SECRET_KEY.pattern() + "|" + USER_INFO.pattern());
    sought.forEach(secret -> pattern.append('|').append(Pattern.quote(secret)));
    return pattern.toString();
  }

  /** A regular expression that is found in texts where a secret's value or user info stands. */
  public String textPattern() {
    StringBuilder pattern = new StringBuilder(USER_INFO.pattern());
    sought.forEach(secret -> pattern.append('|').append(Pattern.quote(secret)));
    return pattern.toString();
  }

  static SecretTexts none() {
    return new SecretTexts(List.of());
  }

  /** Whether a catalog property of that name holds a secret. */
  static boolean isSecretKey(String key) {
    return SECRET_KEY.matcher(key.toLowerCase(Locale.ROOT)).find();
  }

  /** The text without any secret. */
  public String redact(String text) {
    String redacted = text;
    for (String secret : sought) {
      redacted = redacted.replace(secret, REDACTED);
    }
    redacted = USER_INFO.matcher(redacted).replaceAll(REDACTED);
    return SECRET_PARAMETER.matcher(redacted).replaceAll("$1" + REDACTED);
  }

  private static String percentEncoded(String value) {
    StringBuilder encoded = new StringBuilder();
    for (byte octet : value.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (octet & 0xff);
      if (c < 0x80 && (Character.isLetterOrDigit(c) || "-._~".indexOf(c) >= 0)) {
        encoded.append(c);
      } else {
        encoded.append('%').append(HexFormat.of().withUpperCase().toHexDigits(octet));
      }
    }
    return encoded.toString();
  }
}
