/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.cli;

import dev.hindcast.label.LabelWindow;
import dev.hindcast.store.DatasetStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/** Digest of the code that builds: parts of different code do not become one version. */
final class EngineDigest {
  private EngineDigest() {}

  /** SHA-256 in hex over the classes of the core and of the jobs. */
  static String text() {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      for (Class<?> of : List.of(LabelWindow.class, DatasetStore.class)) {
        Path place = Path.of(of.getProtectionDomain().getCodeSource().getLocation().toURI());
        add(place, sha256);
      }
      return HexFormat.of().formatHex(sha256.digest());
    } catch (IOException e) {
      throw new UncheckedIOException("Hindcast's own classes", e);
    } catch (NoSuchAlgorithmException | URISyntaxException e) {
      throw new IllegalStateException("Hindcast's own classes", e);
    }
  }

  private static void add(Path place, MessageDigest sha256) throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.walk(place)) {
      files = all.filter(Files::isRegularFile).sorted().toList();
    }
    for (Path file : files) {
      sha256.update(place.relativize(file).toString().getBytes(StandardCharsets.UTF_8));
      sha256.update(Files.readAllBytes(file));
    }
  }
}
