/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.store;

import static dev.hindcast.dataset.ManifestExamples.DATASET;

import dev.hindcast.component.S3Storage;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.apache.hadoop.conf.Configuration;

/**
 * A bucket of S3, and the wire to it.
 *
 * @param properties of its clients
 */
record BreakableS3(String bucket, Operations operations, Map<String, String> properties)
    implements BreakableStorage {
  private static final Map<String, BreakableS3> RUNNING = new HashMap<>();

  /** Whose clients take every failure as it comes. */
  static BreakableS3 withoutRetries() throws IOException {
    return running(
        "hindcast-wired", Map.of("fs.s3a.attempts.maximum", "0", "fs.s3a.retry.limit", "0"));
  }

  /** Whose clients try again what failed, soon. */
  static BreakableS3 withRetries() throws IOException {
    return running("hindcast-retried", Map.of("fs.s3a.retry.interval", "10ms"));
  }

  /** One for all tests of a JVM, as Hadoop's clients are one per bucket. */
  private static synchronized BreakableS3 running(String bucket, Map<String, String> ownProperties)
      throws IOException {
    if (!RUNNING.containsKey(bucket)) {
      RUNNING.put(bucket, start(bucket, ownProperties));
    }
    return RUNNING.get(bucket);
  }

  private static BreakableS3 start(String bucket, Map<String, String> ownProperties)
      throws IOException {
    S3Storage.running().createBucket(bucket);
    Operations operations = new Operations();
    Map<String, String> properties = new TreeMap<>(S3Storage.running().properties());
    properties.put("fs.s3a.endpoint", S3Wire.to(S3Storage.running().port(), operations).endpoint());
    properties.putAll(ownProperties);
    return new BreakableS3(bucket, operations, properties);
  }

  @Override
  public String name() {
    return "s3";
  }

  @Override
  public DatasetStore open(String folder) {
    Configuration settings = new Configuration();
    properties.forEach(settings::set);
    return DatasetStores.open(path(folder), DATASET, settings);
  }

  /** The wire kills the client. */
  @Override
  public Duration kill(String folder, Path manifest, StopAt stop)
      throws IOException, InterruptedException {
    CompletableFuture<PublishingProcess> publisher = new CompletableFuture<>();
    operations.watch(stop.watcher(where -> killed(publisher.join())));
    try {
      List<String> settings =
          properties.entrySet().stream()
              .map(each -> each.getKey() + "=" + each.getValue())
              .toList();
      publisher.complete(
          PublishingProcess.start(path(folder), manifest, new StopAt(-1, stop.phase()), settings));
      return publisher.join().expectKilled();
    } finally {
      operations.rest();
    }
  }

  private static void killed(PublishingProcess publisher) throws IOException {
    publisher.kill();
    throw new IOException("its client was killed");
  }

  private String path(String folder) {
    return "s3a://" + bucket + "/" + folder;
  }
}
