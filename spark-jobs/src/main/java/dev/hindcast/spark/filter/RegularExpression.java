/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.filter;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Refuses regular expressions that may take for ever. In a group that is repeated without a bound,
 * nothing else may be, and alternatives must be told apart by their first letter or digit: else the
 * engine tries a number of ways that grows exponentially with the text.
 */
final class RegularExpression {
  private static final int LONGEST = 1_000;
  private static final int MOST_QUANTIFIERS = 20;

  /** A group that is open: what has been seen in it. */
  private static final class Group {
    private final Set<Character> starts = new HashSet<>();
    private boolean repeats;
    private boolean isOptional;
    private boolean isAmbiguous;
    private int alternatives;

    void begin(String pattern, int at) {
      alternatives++;
      char first = at < pattern.length() ? pattern.charAt(at) : '|';
      isAmbiguous |= !Character.isLetterOrDigit(first) || !starts.add(first);
    }

    /** Whether repeating it gives several ways to match one text. */
    boolean isUnsafeToRepeat() {
      return repeats || (alternatives > 1 && (isAmbiguous || isOptional));
    }

    void take(Group inner, boolean isRepeated) {
      repeats |= inner.repeats || isRepeated;
      isOptional |= inner.isOptional;
      isAmbiguous |= inner.isAmbiguous && inner.alternatives > 1;
      alternatives += inner.alternatives > 1 ? 1 : 0;
    }
  }

  private RegularExpression() {}

  /** Why a pattern is refused. */
  static Optional<String> refusal(String pattern) {
    if (pattern.length() > LONGEST) {
      return Optional.of(
          "a regular expression of "
              + pattern.length()
              + " characters; "
              + LONGEST
              + " are the most");
    }
    try {
      Pattern.compile(pattern);
    } catch (PatternSyntaxException e) {
      return Optional.of("no regular expression: " + e.getDescription());
    }
    long quantifiers = pattern.chars().filter(c -> "*+?{".indexOf(c) >= 0).count();
    if (quantifiers > MOST_QUANTIFIERS) {
      return Optional.of(
          "a regular expression with "
              + quantifiers
              + " quantifiers; "
              + MOST_QUANTIFIERS
              + " are the most");
    }
    return hasNestedRepeats(pattern)
        ? Optional.of("a regular expression that repeats a group which matches in several ways")
        : Optional.empty();
  }

  private static boolean hasNestedRepeats(String pattern) {
    Deque<Group> open = new ArrayDeque<>();
    open.push(new Group());
    open.element().begin(pattern, 0);
    int i = 0;
    while (i < pattern.length()) {
      char c = pattern.charAt(i);
      Group group = open.element();
      if (c == '\\') {
        i = afterEscape(pattern, i);
      } else if (c == '[') {
        i = afterClass(pattern, i);
      } else {
        i++;
        if (c == '(') {
          open.push(new Group());
          open.element().begin(pattern, pattern.startsWith("?:", i) ? i + 2 : i);
        } else if (c == '|') {
          group.begin(pattern, i);
        } else if (c == ')' && open.size() > 1) {
          open.pop();
          boolean isRepeated = isUnbounded(pattern, i);
          if (isRepeated && group.isUnsafeToRepeat()) {
            return true;
          }
          open.element().take(group, isRepeated);
        } else if (isUnbounded(pattern, i - 1)) {
          group.repeats = true;
        } else if (c == '?' && !pattern.startsWith("(?", i - 2)) {
          group.isOptional = true;
        }
      }
    }
    return false;
  }

  /** Whether a repetition without a bound, or with one that is not small, stands at a place. */
  private static boolean isUnbounded(String pattern, int at) {
    if (at >= pattern.length()) {
      return false;
    }
    char c = pattern.charAt(at);
    return c == '*'
        || c == '+'
        || (c == '{' && !pattern.substring(at).matches("(?s)\\{[0-9]\\}.*"));
  }

  private static int afterEscape(String pattern, int at) {
    if (pattern.startsWith("\\Q", at)) {
      int end = pattern.indexOf("\\E", at);
      return end < 0 ? pattern.length() : end + 2;
    }
    return at + 2;
  }

  private static int afterClass(String pattern, int at) {
    int depth = 0;
    for (int i = at; i < pattern.length(); i++) {
      char c = pattern.charAt(i);
      if (c == '\\') {
        i++;
      } else if (c == '[') {
        depth++;
      } else if (c == ']' && i > at + 1 && --depth == 0) {
        return i + 1;
      }
    }
    return pattern.length();
  }
}
