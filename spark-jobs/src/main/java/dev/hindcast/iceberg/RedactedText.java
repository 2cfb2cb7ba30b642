/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.iceberg;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Text that may be shown although it was made from a catalog's properties. */
final class RedactedText {
  private static final String REDACTED = "<redacted>";
  private static final String SECRET_WORDS =
      "passw|passphrase|pwd|secret|token|credential|access[-_.]?key|private[-_.]?key|api[-_.]?key"
          + "|account[-_.]?key|encryption[-_.]?key|signature|sas|authorization";

  /** Shorter values are not looked for: they would take apart ordinary words. */
  private static final int SHORTEST_SOUGHT = 4;

  private static final Pattern SECRET_KEY = Pattern.compile(".*(" + SECRET_WORDS + ").*");
  private static final Pattern USER_INFO = Pattern.compile("(//)[^/\\s?#]+@");
  private static final Pattern PARAMETER =
      Pattern.compile("(?i)([\\w.-]*(?:" + SECRET_WORDS + ")[\\w.-]*=)[^&;,\\s]+");

  private RedactedText() {}

  /** The text without any secret that the properties hold or that an address in it carries. */
  static String of(String text, Map<String, String> properties) {
    String shown = text;
    for (Map.Entry<String, String> property : properties.entrySet()) {
      String value = property.getValue();
      if (isSecret(property.getKey()) && value.length() >= SHORTEST_SOUGHT) {
        shown = shown.replace(value, REDACTED);
      }
    }
    shown = USER_INFO.matcher(shown).replaceAll("$1" + REDACTED + "@");
    return PARAMETER.matcher(shown).replaceAll("$1" + REDACTED);
  }

  private static boolean isSecret(String key) {
    return SECRET_KEY.matcher(key.toLowerCase(Locale.ROOT)).matches();
  }
}
