/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.definition;

import java.util.List;

/**
 * Limits that block publishing.
 *
 * @param maxRejectedShare greatest share of rejected rows of any one input, 0 to 1
 * @param minRows least rows of the build
 * @param maxEmptyShare greatest share of labels whose every sequence is empty, 0 to 1
 * @param maxRowChange greatest relative change of the rows of rebuilt windows, against the parent
 */
public record GatesDefinition(
    double maxRejectedShare, long minRows, double maxEmptyShare, double maxRowChange) {
  /** What the limits are called in a definition. */
  public static final List<String> NAMES =
      List.of("max-rejected-share", "min-rows", "max-empty-share", "max-row-change");
}
