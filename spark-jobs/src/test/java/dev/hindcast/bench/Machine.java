/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Describes the machine that a table was measured on. */
final class Machine {
  private Machine() {}

  static String describe() throws IOException {
    return String.format(
        Locale.ROOT,
        "%d cores (%s), %.0f GiB of memory, %s %s, Java %s, load before the run %s",
        Runtime.getRuntime().availableProcessors(),
        field("/proc/cpuinfo", "model name"),
        Double.parseDouble(field("/proc/meminfo", "MemTotal").replaceAll("\\D", "")) / (1 << 20),
        System.getProperty("os.name"),
        System.getProperty("os.version"),
        System.getProperty("java.version"),
        load());
  }

  private static String load() throws IOException {
    Path file = Path.of("/proc/loadavg");
    return Files.isReadable(file) ? Files.readString(file).split(" ", 2)[0] : "unknown";
  }

  private static String field(String file, String key) throws IOException {
    Path path = Path.of(file);
    if (!Files.isReadable(path)) {
      return "0";
    }
    return Files.readAllLines(path).stream()
        .filter(line -> line.startsWith(key))
        .map(line -> line.substring(line.indexOf(':') + 1).strip())
        .findFirst()
        .orElse("0");
  }
}
