/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.config;

/** Reports problems at the place where a key was set. */
record PathProblems(KeyValues values, ConfigProblems problems) {
  void add(String path, String what, String remedy) {
    problems.add(values.position(path), path, what, remedy);
  }
}
