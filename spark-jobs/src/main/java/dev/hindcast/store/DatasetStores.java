/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.store;

import dev.hindcast.config.ShownText;
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
   * @param path the folder that holds datasets: a local path, or a URI of scheme file, hdfs or s3a
   * @param hadoop how storages other than this machine's are reached
   * @throws dev.hindcast.error.HindcastException STORE_UNSUPPORTED for any other URI
   */
  public static DatasetStore open(String path, String name, Configuration hadoop) {
    DatasetLayout.checkedName(name);
    if (isHadoops(path)) {
      return hadoops(HadoopUri.parse(path).child(name), name, hadoop);
    }
    return new VersionStore(name, new LocalFiles(localPath(path).resolve(name)));
  }

  /** The store of the dataset that a command line names. */
  public static DatasetStore open(DatasetReference reference, Configuration hadoop) {
    if (isHadoops(reference.path())) {
      HadoopUri root = HadoopUri.parse(reference.path());
      String name = root.name().orElseThrow(() -> noDataset(reference));
      return hadoops(root, DatasetLayout.checkedName(name), hadoop);
    }
    Path root = localPath(reference.path());
    if (root.getParent() == null) {
      throw noDataset(reference);
    }
    String name = DatasetLayout.checkedName(root.getFileName().toString());
    return new VersionStore(name, new LocalFiles(root));
  }

  private static boolean isHadoops(String path) {
    return HadoopUri.SCHEMES.contains(scheme(path));
  }

  private static DatasetStore hadoops(HadoopUri root, String name, Configuration hadoop) {
    return new VersionStore(
        name,
        root.scheme().equals("hdfs")
            ? new HdfsFiles(root.toString(), hadoop)
            : new S3Files(root.toString(), hadoop));
  }

  private static RuntimeException noDataset(DatasetReference reference) {
    return StoreErrors.reference(reference.path(), "it is not the folder of a dataset");
  }

  private static Path localPath(String path) {
    String scheme = scheme(path);
    try {
      if (scheme.isEmpty()) {
        return visible(Path.of(path)).toAbsolutePath().normalize();
      }
      if (!scheme.equals("file")) {
        throw StoreErrors.unsupportedScheme(path, scheme);
      }
      return visible(Path.of(new URI(path))).normalize();
    } catch (URISyntaxException | IllegalArgumentException e) {
      throw StoreErrors.unusablePath(path, e);
    }
  }

  /** Every error and report shows the path, so nothing in it may change how they look. */
  private static Path visible(Path path) {
    String text = path.toString();
    if (!ShownText.line(text).equals(text)) {
      throw StoreErrors.invisible(text);
    }
    return path;
  }

  /** In small letters, empty for a plain path. */
  private static String scheme(String path) {
    Matcher scheme = SCHEME.matcher(path);
    return scheme.matches() ? scheme.group(1).toLowerCase(Locale.ROOT) : "";
  }
}
