/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.sample;

/**
 * A knowledge policy without delay, in SQL.
 *
 * @param ofLabel what a label knows, over {@code label_us} and {@code ${K}}
 * @param ofEnrichment what a dimension's row must be known by, over {@code arrival_us} of the
 *     revision that gets its values and {@code ${K}}
 */
record CheckedKnowledge(String ofLabel, String ofEnrichment) {
  static final CheckedKnowledge AT_LABEL =
      new CheckedKnowledge("least(${K}, label_us)", "arrival_us");
  static final CheckedKnowledge AT_KNOWLEDGE_TIME = new CheckedKnowledge("${K}", "${K}");
}
