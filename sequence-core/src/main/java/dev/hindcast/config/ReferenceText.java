/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.config;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * The lowest layer, which comes with the program. It lies beside this class, so that no other
 * library's file of that name is taken for it.
 */
final class ReferenceText {
  private static final String NAME = "reference.conf";

  private ReferenceText() {}

  static DefinitionText read() {
    try (InputStream resource = ReferenceText.class.getResourceAsStream(NAME)) {
      return new DefinitionText(NAME, new String(resource.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
