/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.config;

import java.util.Optional;

/**
 * What a key may be set to.
 *
 * @param <T> Java type of the value that is read
 */
interface ValueType<T> {
  /** Name of the type in the documentation. */
  String described();

  /** The value, or empty after at least one complaint. */
  Optional<T> read(DefinitionNode node, Complaints complaints);
}
