/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.config;

import java.util.Arrays;
import java.util.function.Function;

/** Finds the constant of a closed set by its name in a definition. */
final class Words {
  private Words() {}

  static <T> T find(T[] constants, Function<T, String> text, String word) {
    return Arrays.stream(constants)
        .filter(constant -> text.apply(constant).equals(word))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no constant for " + word));
  }
}
