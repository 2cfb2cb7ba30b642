/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.iceberg;

import dev.hindcast.config.SecretTexts;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.hadoop.conf.Configuration;
import org.apache.iceberg.CatalogProperties;
import org.apache.iceberg.CatalogUtil;

/** The declared properties of one catalog, checked and turned into ones that only ever read. */
record CatalogSettings(String name, Map<String, String> properties) {
  private static final List<String> TYPES = List.of("jdbc", "hadoop", "rest", "hive", "glue");
  private static final String HADOOP_PREFIX = "hadoop.";
  private static final Pattern SQLITE_FILE =
      Pattern.compile("jdbc:sqlite:(?:file:)?(?!:)([^?]+)(\\?.*)?");

  CatalogSettings {
    Objects.requireNonNull(name, "name");
    properties = Map.copyOf(properties);
  }

  /** Where the catalog is, as the definition says it; secrets are still in it. */
  String address() {
    String uri = properties.get(CatalogProperties.URI);
    String warehouse = properties.get(CatalogProperties.WAREHOUSE_LOCATION);
    return uri != null ? uri : warehouse != null ? warehouse : "its default address";
  }

  /** Whether two processes that commit to one table can lose a commit that was acknowledged. */
  boolean losesCommits() {
    String warehouse = properties.getOrDefault(CatalogProperties.WAREHOUSE_LOCATION, "");
    return "hadoop".equals(properties.get(CatalogUtil.ICEBERG_CATALOG_TYPE))
        && (warehouse.startsWith("file:") || !warehouse.contains("://"));
  }

  String redacted(String text) {
    return SecretTexts.of(properties).redact(text);
  }

  /** Refuses what cannot be opened, or what would be created by being opened. */
  void check() {
    String type = properties.get(CatalogUtil.ICEBERG_CATALOG_TYPE);
    boolean named = properties.containsKey(CatalogProperties.CATALOG_IMPL);
    if (type == null && !named) {
      throw SourceErrors.catalogInvalid(
          name, "it declares no type", "Set dataset.catalogs." + name + ".type to one of " + TYPES);
    }
    if (type != null && named) {
      throw SourceErrors.catalogInvalid(
          name,
          "it declares both type = " + type + " and catalog-impl",
          "Remove one of them from dataset.catalogs." + name);
    }
    if (type != null && !TYPES.contains(type)) {
      throw SourceErrors.catalogInvalid(
          name,
          "its type " + type + " is unknown",
          "Set dataset.catalogs." + name + ".type to one of " + TYPES + ", or catalog-impl");
    }
    missingFile()
        .ifPresent(
            file -> {
              throw SourceErrors.catalogFileMissing(this, file);
            });
  }

  /** The file of an embedded database that is not there: the driver would make an empty one. */
  private Optional<String> missingFile() {
    Matcher matcher = SQLITE_FILE.matcher(properties.getOrDefault(CatalogProperties.URI, ""));
    if (!matcher.matches() || Files.exists(Path.of(matcher.group(1)))) {
      return Optional.empty();
    }
    return Optional.of(Path.of(matcher.group(1)).toAbsolutePath().normalize().toString());
  }

  /**
   * The properties to open the catalog with. A catalog database is neither created nor upgraded,
   * and a silent server is given up.
   */
  Map<String, String> forReading() {
    Map<String, String> reading = new HashMap<>(properties);
    reading.keySet().removeIf(key -> key.startsWith(HADOOP_PREFIX));
    reading.remove("jdbc.schema-version");
    reading.put("jdbc.init-catalog-tables", "false");
    reading.putIfAbsent("rest.client.connection-timeout-ms", "10000");
    reading.putIfAbsent("rest.client.socket-timeout-ms", "30000");
    return reading;
  }

  /** The Hadoop configuration with the catalog's own {@code hadoop.*} settings over it. */
  Configuration hadoop(Configuration base) {
    Configuration configuration = new Configuration(base);
    properties.forEach(
        (key, value) -> {
          if (key.startsWith(HADOOP_PREFIX)) {
            configuration.set(key.substring(HADOOP_PREFIX.length()), value);
          }
        });
    return configuration;
  }
}
