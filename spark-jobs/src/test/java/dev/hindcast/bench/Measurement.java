/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.bench;

import java.util.List;

/**
 * What one contestant took.
 *
 * @param failure why there is no result; empty if there is one
 * @param cpuSeconds processor time of all threads of its JVM, from the start of the JVM
 * @param startCpuSeconds the part of it before Spark's first job; 0 where there is no Spark
 * @param peakMemoryBytes greatest resident size of its process
 * @param writtenBytes size of the files that it left
 * @param planSteps what its plan moves or orders; empty if it is no build of ours
 */
record Measurement(
    Contestant contestant,
    String failure,
    double cpuSeconds,
    double startCpuSeconds,
    double wallSeconds,
    long peakMemoryBytes,
    long readBytes,
    long shuffledBytes,
    long spilledBytes,
    long writtenBytes,
    List<String> planSteps) {
  static Measurement failed(Contestant contestant, String failure, double wallSeconds) {
    return new Measurement(contestant, failure, 0, 0, wallSeconds, 0, 0, 0, 0, 0, List.of());
  }

  boolean isFinished() {
    return failure.isEmpty();
  }

  /** Processor time without the start of the JVM and of Spark. */
  double workCpuSeconds() {
    return cpuSeconds - startCpuSeconds;
  }

  Measurement with(List<String> steps) {
    return new Measurement(
        contestant,
        failure,
        cpuSeconds,
        startCpuSeconds,
        wallSeconds,
        peakMemoryBytes,
        readBytes,
        shuffledBytes,
        spilledBytes,
        writtenBytes,
        steps);
  }

  Measurement with(double wall, long written) {
    return new Measurement(
        contestant,
        failure,
        cpuSeconds,
        startCpuSeconds,
        wall,
        peakMemoryBytes,
        readBytes,
        shuffledBytes,
        spilledBytes,
        written,
        planSteps);
  }
}
