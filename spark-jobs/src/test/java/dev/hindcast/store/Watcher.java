/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.store;

import java.io.IOException;

/** Told of each operation on a storage by its number, from 0; may throw or never return. */
interface Watcher {
  default void before(int number, String operation) throws IOException {}

  default void after(int number, String operation) throws IOException {}

  /** Whether the write of that number stops in the middle; {@link #after} follows. */
  default boolean tears(int number) {
    return false;
  }
}
