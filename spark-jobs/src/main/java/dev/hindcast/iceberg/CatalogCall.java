/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.iceberg;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A call to a catalog that is given up after a while: not every client has a timeout of its own.
 */
final class CatalogCall {
  private CatalogCall() {}

  /**
   * The call's result.
   *
   * @throws TimeoutException if it takes longer; its daemon thread is interrupted and left behind
   * @throws ExecutionException around whatever the call throws
   */
  static <T> T within(long limitMillis, Callable<T> call)
      throws ExecutionException, TimeoutException, InterruptedException {
    FutureTask<T> task = new FutureTask<>(call);
    Thread thread = new Thread(task, "hindcast-catalog");
    thread.setDaemon(true);
    thread.start();
    try {
      return task.get(limitMillis, TimeUnit.MILLISECONDS);
    } finally {
      task.cancel(true);
    }
  }
}
