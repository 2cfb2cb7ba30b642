/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import org.apache.spark.executor.TaskMetrics;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerJobStart;
import org.apache.spark.scheduler.SparkListenerTaskEnd;

/**
 * Adds up what the tasks of this JVM's Spark sessions shuffled and spilled. Spark makes it, by the
 * name in {@code spark.extraListeners}.
 */
public final class StageTotals extends SparkListener {
  private static StageTotals latest;

  private double startCpuSeconds = -1;
  private long shuffledBytes;
  private long spilledBytes;

  public StageTotals() {
    synchronized (StageTotals.class) {
      latest = this;
    }
  }

  /** Totals of the session that was opened last; null if there was none. */
  static synchronized StageTotals latest() {
    return latest;
  }

  /** Processor time of this JVM so far, of all its threads. */
  static double cpuSeconds() {
    OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    return system.getProcessCpuTime() / 1e9;
  }

  @Override
  public synchronized void onJobStart(SparkListenerJobStart started) {
    if (startCpuSeconds < 0) {
      startCpuSeconds = cpuSeconds();
    }
  }

  @Override
  public synchronized void onTaskEnd(SparkListenerTaskEnd ended) {
    TaskMetrics metrics = ended.taskMetrics();
    if (metrics != null) {
      shuffledBytes += metrics.shuffleWriteMetrics().bytesWritten();
      spilledBytes += metrics.diskBytesSpilled();
    }
  }

  /** Processor time that was spent before the first job began. */
  synchronized double startCpuSeconds() {
    return Math.max(0, startCpuSeconds);
  }

  synchronized long shuffledBytes() {
    return shuffledBytes;
  }

  synchronized long spilledBytes() {
    return spilledBytes;
  }
}
