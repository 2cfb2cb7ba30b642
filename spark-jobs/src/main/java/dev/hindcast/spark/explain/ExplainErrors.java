/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.explain;

import dev.hindcast.dataset.DatasetManifest;
import dev.hindcast.error.ErrorCode;
import dev.hindcast.error.HindcastException;

/** The wording of what can be wrong with a question about a label. */
final class ExplainErrors {
  private ExplainErrors() {}

  static HindcastException noRow(DatasetManifest manifest, String label) {
    return missing(
        manifest,
        label,
        "the version has no row with that label id",
        "Check the id; a label that was rejected, immature or sampled out has no row, and versions"
            + " show says how many there are");
  }

  static HindcastException noLabel(DatasetManifest manifest, String label) {
    return missing(
        manifest,
        label,
        "the pinned snapshot of the label table has no such label at the time of its row",
        "The definition or its overlays are not those that the version was built with");
  }

  static HindcastException unknownSequence(DatasetManifest manifest, String sequence) {
    return new HindcastException(
        ErrorCode.COMMAND_LINE_INVALID,
        "Cannot explain sequence "
            + sequence
            + " of dataset "
            + manifest.dataset()
            + ": it has only "
            + String.join(", ", manifest.statistics().keySet())
            + ". Give one of these, or leave out --sequence.");
  }

  private static HindcastException missing(
      DatasetManifest manifest, String label, String why, String next) {
    return new HindcastException(
        ErrorCode.LABEL_MISSING,
        "Cannot explain label "
            + label
            + " of dataset "
            + manifest.dataset()
            + "@v"
            + manifest.version()
            + ": "
            + why
            + ". "
            + next
            + ".");
  }
}
