/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.config;

/**
 * Where a key was set.
 *
 * @param place file name, or the option that set the key
 * @param line from 1; 0 where the place has no lines
 */
record Position(String place, int line) {
  @Override
  public String toString() {
    String shown = ShownText.name(place);
    return line > 0 ? shown + ":" + line : shown;
  }
}
