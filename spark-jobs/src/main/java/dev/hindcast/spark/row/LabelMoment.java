/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.row;

/** Label time and knowledge time of the label that is being written, UTC microseconds. */
final class LabelMoment {
  private long timeMicros;
  private long knowledgeMicros;

  void set(long labelTimeMicros, long knowledgeTimeMicros) {
    timeMicros = labelTimeMicros;
    knowledgeMicros = knowledgeTimeMicros;
  }

  long timeMicros() {
    return timeMicros;
  }

  long knowledgeMicros() {
    return knowledgeMicros;
  }
}
