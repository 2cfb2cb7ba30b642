/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindcast.iceberg.TestLake;
import dev.hindcast.submit.FakeSubmitter;
import dev.hindcast.submit.Scenario;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Iceberg tables of a shop and a definition over them, in a folder. */
final class TestShop implements AutoCloseable {
  final Path folder;
  final TestLake lake;

  TestShop(Path folder) {
    this.folder = folder;
    this.lake = TestLake.withShop(folder);
  }

  /** A shop of which one version without rows is published. */
  static TestShop withVersion(Path folder) {
    TestShop shop = new TestShop(folder);
    CommandRun run =
        CommandRun.of(
            publishing(),
            "build",
            shop.definition(),
            "--from=2026-03-01",
            "--to=2026-03-03",
            "--quiet");
    assertThat(run.exitCode()).as(run.err()).isZero();
    return shop;
  }

  /** Publishes versions without rows. */
  static FakeSubmitter publishing() {
    return new FakeSubmitter(Scenario.PUBLISHES, EmptyVersions::publish);
  }

  /** The definition as a file. */
  Path definition() {
    return definition(text());
  }

  Path definition(String text) {
    try {
      return Files.writeString(folder.resolve("baskets.conf"), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The definition, for tests that change a part of it. */
  String text() {
    return """
    dataset {
      name = baskets
      path = "%1$s/datasets"
      catalogs.lake {
        type = jdbc
        uri = "%2$s"
        warehouse = "%1$s/warehouse"
      }
      knowledge { delay = 1 hour }
      labels {
        table = lake.shop.labels
        id = label_id, user = customer_id, time = label_time
        columns = [label]
      }
      sources.orders {
        table = lake.shop.orders
        user = customer_id, event-id = [invoice, line], event-time = invoice_time
        arrival-time = recorded_at
        attributes { item = stock_code, quantity = quantity }
      }
      sequences.recent { max-length = 10 }
    }
    """
        .formatted(folder, lake.properties().get("uri"));
  }

  /** The folder of the dataset. */
  Path dataset() {
    return folder.resolve("datasets/baskets");
  }

  @Override
  public void close() {
    lake.close();
  }
}
