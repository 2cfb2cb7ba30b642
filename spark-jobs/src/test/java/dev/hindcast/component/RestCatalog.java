/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.component;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Iceberg's own REST catalog in a JVM of its own, with its tables' files in the S3 storage. */
public final class RestCatalog {
  private static final Path CLASS_PATH =
      Path.of("src/test/components/iceberg-rest/target/classpath").toAbsolutePath();

  private RestCatalog() {}

  /** Starts it and gives the properties of its catalog. */
  public static Map<String, String> start() throws IOException {
    Path folder = Files.createTempDirectory("hindcast-rest");
    int port = ServerProcess.freePort();
    Map<String, String> own = new HashMap<>(S3Storage.running().icebergProperties());
    own.put("rest.port", Integer.toString(port));
    own.put("uri", "jdbc:sqlite:" + folder.resolve("catalog.db"));
    own.put("catalog-impl", "org.apache.iceberg.jdbc.JdbcCatalog");
    own.put("jdbc.schema-version", "V1");
    own.put("warehouse", "s3://" + S3Storage.BUCKET + "/rest");
    Map<String, String> environment = new HashMap<>();
    own.forEach((key, value) -> environment.put(variable(key), value));
    ServerProcess.start(
        List.of("-cp", Files.readString(CLASS_PATH), "org.apache.iceberg.rest.RESTCatalogServer"),
        environment,
        port,
        folder.resolve("log.txt"));
    Map<String, String> properties = new HashMap<>(S3Storage.running().icebergProperties());
    properties.put("type", "rest");
    properties.put("uri", "http://127.0.0.1:" + port);
    return properties;
  }

  /** {@code s3.access-key-id} as the server reads it: {@code CATALOG_S3_ACCESS__KEY__ID}. */
  private static String variable(String key) {
    return "CATALOG_" + key.replace("-", "__").replace('.', '_').toUpperCase(Locale.ROOT);
  }
}
