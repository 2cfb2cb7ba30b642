/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.store;

import static dev.hindcast.dataset.ManifestExamples.DATASET;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.hindcast.dataset.DatasetManifest;
import dev.hindcast.dataset.ManifestExamples;
import dev.hindcast.dataset.ManifestJson;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import java.util.stream.Stream;

/**
 * A dataset of two versions amid files that are none of its business: other datasets, secrets, and
 * names that a careless path would reach. Every operation on a path outside its root is noted.
 */
final class FencedDataset {
  private final Path folder;
  private final LocalStorage sets;
  private final List<String> left = new ArrayList<>();
  private final Map<String, byte[]> contents = new TreeMap<>();

  private FencedDataset(Path folder) {
    this.folder = folder;
    this.sets = new LocalStorage(folder.resolve("sets"));
  }

  static FencedDataset in(Path folder) throws IOException {
    FencedDataset made = new FencedDataset(folder);
    Files.createDirectories(made.root());
    made.plant("secret.json");
    made.plant("up");
    made.plant("sets/up");
    made.plant("sets/secret");
    made.plant("sets/b");
    made.plant("sets/home-feed2/data/b-1/part.parquet");
    made.plant("outside/data/b-1/part.parquet");
    made.plant("outside/request.json");
    byte[] foreign = ManifestJson.write(ManifestExamples.first("b-foreign"));
    made.write("sets/other-feed/versions/v000001.json", foreign);
    made.write("outside/v000007.json", foreign);
    DatasetManifest first = ManifestExamples.first("b-1");
    made.publish(first);
    made.publish(ManifestExamples.version(Optional.of(first), "b-2", 2, 3));
    made.remember();
    return made;
  }

  /** The folder around the dataset and its neighbours. */
  Path folder() {
    return folder;
  }

  Path sets() {
    return sets.folder();
  }

  Path root() {
    return sets.folder().resolve(DATASET);
  }

  DatasetStore open() {
    return sets.open(DATASET, fence());
  }

  DatasetManifest publish(DatasetManifest manifest) {
    sets.writeFiles(manifest);
    return open().publish(manifest).orThrow();
  }

  void write(String path, byte[] bytes) throws IOException {
    Path file = folder.resolve(path);
    Files.createDirectories(file.getParent());
    Files.write(file, bytes);
  }

  /** What lies around the dataset, by path, with the size, age and identity of each file. */
  SortedMap<String, String> outside() throws IOException {
    return files(false);
  }

  /** The same of what lies in the dataset. */
  SortedMap<String, String> inside() throws IOException {
    return files(true);
  }

  /** Makes the dataset what it was at first. */
  void restore() throws IOException {
    try (Stream<Path> all = Files.walk(root())) {
      for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(each);
      }
    }
    for (Map.Entry<String, byte[]> file : contents.entrySet()) {
      write(file.getKey(), file.getValue());
    }
  }

  /** The operations so far that touched what lies outside the dataset's root. */
  List<String> left() {
    return left;
  }

  private void plant(String path) throws IOException {
    write(path, ("nobody reads " + path).getBytes(UTF_8));
  }

  private void remember() throws IOException {
    try (Stream<Path> all = Files.walk(root())) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        contents.put(folder.relativize(file).toString(), Files.readAllBytes(file));
      }
    }
  }

  private SortedMap<String, String> files(boolean areInside) throws IOException {
    SortedMap<String, String> files = new TreeMap<>();
    BiPredicate<Path, BasicFileAttributes> chosen =
        (path, attributes) -> path.startsWith(root()) == areInside;
    try (Stream<Path> all = Files.find(areInside ? root() : folder, 99, chosen)) {
      for (Path path : all.toList()) {
        files.put(folder.relativize(path).toString(), described(path));
      }
    }
    return files;
  }

  /** The folder around the dataset changes when the dataset itself is made anew. */
  private String described(Path path) throws IOException {
    if (root().startsWith(path)) {
      return "folder";
    }
    BasicFileAttributes file =
        Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    String link = file.isSymbolicLink() ? " link to " + Files.readSymbolicLink(path) : "";
    return file.size() + " " + file.lastModifiedTime() + " " + file.fileKey() + link;
  }

  /** The disk, and a note of each operation whose file really lies outside the root. */
  private FileOperations fence() {
    DiskOperations disk = new DiskOperations();
    return (FileOperations)
        Proxy.newProxyInstance(
            FileOperations.class.getClassLoader(),
            new Class<?>[] {FileOperations.class},
            (proxy, method, arguments) -> {
              for (Object argument : arguments) {
                if (argument instanceof Path path && !isWithin(path, method.getName())) {
                  left.add(method.getName() + " " + path);
                }
              }
              try {
                return method.invoke(disk, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  /** Making a folder or link and deleting touch the name; all else touches what it leads to. */
  private boolean isWithin(Path path, String operation) throws IOException {
    if (path.equals(root())) {
      return true;
    }
    boolean isOfTheName = List.of("createFolder", "link", "delete").contains(operation);
    Path touched = isOfTheName ? path.getParent() : path;
    while (!Files.exists(touched)) {
      touched = touched.getParent();
    }
    boolean isMakingTheRoot = operation.equals("syncFolder") && touched.equals(root().getParent());
    return isMakingTheRoot || touched.toRealPath().startsWith(root().toRealPath());
  }
}
