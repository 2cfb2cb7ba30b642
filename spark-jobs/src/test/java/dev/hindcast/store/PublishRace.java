/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindcast.dataset.DatasetManifest;
import dev.hindcast.dataset.ManifestExamples;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/** Several builds that publish the same number at the same moment, while somebody reads. */
final class PublishRace {
  private final Supplier<DatasetStore> stores;

  PublishRace(Supplier<DatasetStore> stores) {
    this.stores = stores;
  }

  /** Each trial publishes one version on top of the last trial's. */
  void run(int trials, int publishers) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(publishers + 1);
    AtomicBoolean over = new AtomicBoolean();
    try {
      Future<Integer> reader = threads.submit(() -> readUntil(over));
      Optional<DatasetManifest> parent = Optional.empty();
      for (int trial = 1; trial <= trials; trial++) {
        parent = Optional.of(winner(threads, parent, trial, publishers));
      }
      over.set(true);
      assertThat(reader.get()).isEqualTo(trials);
      assertThat(stores.get().versions()).hasSize(trials);
    } finally {
      over.set(true);
      threads.shutdownNow();
    }
  }

  private DatasetManifest winner(
      ExecutorService threads, Optional<DatasetManifest> parent, int trial, int publishers)
      throws Exception {
    CyclicBarrier start = new CyclicBarrier(publishers);
    List<Callable<PublishOutcome>> tasks = new ArrayList<>();
    for (int i = 0; i < publishers; i++) {
      DatasetManifest manifest = ManifestExamples.withoutRows(parent, "b-" + trial + "-" + i, 1, 1);
      tasks.add(
          () -> {
            DatasetStore store = stores.get();
            start.await();
            return store.publish(manifest);
          });
    }
    List<DatasetManifest> winners = new ArrayList<>();
    List<DatasetManifest> seenByLosers = new ArrayList<>();
    for (Future<PublishOutcome> future : threads.invokeAll(tasks)) {
      if (future.get() instanceof PublishOutcome.Published published) {
        winners.add(published.manifest());
      } else {
        assertThat(future.get()).isInstanceOf(PublishOutcome.Conflict.class);
        seenByLosers.add(((PublishOutcome.Conflict) future.get()).existing());
      }
    }
    assertThat(winners).as("winners of trial %s", trial).hasSize(1);
    assertThat(seenByLosers).hasSize(publishers - 1).containsOnly(winners.get(0));
    assertThat(stores.get().load(trial)).isEqualTo(winners.get(0));
    return winners.get(0);
  }

  /** Loads the latest version again and again; a half one would throw. Returns the last number. */
  private int readUntil(AtomicBoolean over) {
    DatasetStore store = stores.get();
    int last = 0;
    boolean lastRound;
    do {
      lastRound = over.get();
      int latest = store.latest().orElse(0);
      assertThat(latest).isGreaterThanOrEqualTo(last);
      if (latest > 0) {
        assertThat(store.load(latest).version()).isEqualTo(latest);
      }
      last = latest;
    } while (!lastRound);
    return last;
  }
}
