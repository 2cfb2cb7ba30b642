/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.cli;

import dev.hindcast.iceberg.TestLake;
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
