/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.store;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.hadoop.conf.Configuration;

/** Opens the store that a dataset's path asks for. */
public final class DatasetStores {
  private static final Pattern SCHEME = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*):.*");

  private DatasetStores() {}

  /**
   * The store of a dataset; touches no file. Relative paths are taken from the working directory.
   *
   * @param path the folder that holds datasets: a local path or a {@code file:} URI
   * @param hadoop how other storages are reached
   * @throws dev.hindcast.error.HindcastException STORE_UNSUPPORTED for any other URI
   */
  public static DatasetStore open(String path, String name, Configuration hadoop) {
    return local(localPath(path), name);
  }

  /** The store of the dataset that a command line names. */
  public static DatasetStore open(DatasetReference reference, Configuration hadoop) {
    Path root = localPath(reference.path());
    if (root.getParent() == null) {
      throw StoreErrors.reference(reference.path(), "it is not the folder of a dataset");
    }
    return local(root.getParent(), root.getFileName().toString());
  }

  private static DatasetStore local(Path folder, String name) {
    return new VersionStore(name, new LocalFiles(folder.resolve(DatasetLayout.checkedName(name))));
  }

  private static Path localPath(String path) {
    Matcher scheme = SCHEME.matcher(path);
    try {
      if (!scheme.matches()) {
        return Path.of(path).toAbsolutePath().normalize();
      }
      if (!scheme.group(1).toLowerCase(Locale.ROOT).equals("file")) {
        throw StoreErrors.unsupportedScheme(path, scheme.group(1));
      }
      return Path.of(new URI(path)).normalize();
    } catch (URISyntaxException | IllegalArgumentException e) {
      throw StoreErrors.unusablePath(path, e);
    }
  }
}
