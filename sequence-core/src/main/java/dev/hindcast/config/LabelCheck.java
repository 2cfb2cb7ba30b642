/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.config;

/** Checks outcomes and the sampling of labels. */
final class LabelCheck {
  private final SectionValues labels;
  private final PathProblems problems;

  LabelCheck(KeyValues values, ConfigProblems problems) {
    this.labels = values.section("dataset.labels");
    this.problems = new PathProblems(values, problems);
  }

  void check() {
    if (labels.isSet("grace") && !labels.isSet("outcome-end")) {
      problems.add(
          labels.path("grace"),
          "says nothing without outcome-end",
          "Add outcome-end, or remove it.");
    }
    if (!labels.isSet("sample")) {
      return;
    }
    if (!labels.isSet("sample.rate")) {
      problems.add(
          labels.path("sample.rate"),
          "is missing",
          "Add it; its type is: " + ValueTypes.PART.described() + ".");
    }
    if (labels.optionalText("sample.by").filter("request"::equals).isPresent()
        && !labels.isSet("request")) {
      problems.add(
          labels.path("sample.by"),
          "request needs dataset.labels.request",
          "Add it, or sample by label or user.");
    }
  }
}
