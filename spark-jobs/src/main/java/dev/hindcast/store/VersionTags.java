/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.store;

import dev.hindcast.error.HindcastException;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names that people give to versions, and the versions that were given up.
 *
 * <p>They are a log of pages {@code tags/t000001.json}, each made only if its name is free: who
 * loses a race reads again and decides again, so no change is lost. Because both go through one
 * log, a version cannot be tagged and given up at the same time. Pages are never removed: a writer
 * that slept could take the number of a removed one.
 */
public final class VersionTags {
  /** A name that always means the greatest version and is never stored. */
  public static final String LATEST = "latest";

  private static final String FOLDER = "tags";
  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._-]{0,62}");
  private static final Pattern PAGE = Pattern.compile("t([0-9]{6,9})\\.json");

  /** More lost races in a row than there can be without a fault. */
  private static final int MOST_ATTEMPTS = 1_000;

  /** A change as it was made. */
  public record Change(TagPage before, TagPage after) {}

  private final DatasetStore store;
  private final StoreFiles files;
  private final String dataset;

  public VersionTags(DatasetStore store) {
    this.store = store;
    this.files = store.files();
    this.dataset = store.layout().name();
  }

  /**
   * The name, if it is one that a tag may have.
   *
   * @throws HindcastException COMMAND_LINE_INVALID
   */
  public static String checked(String name) {
    if (!NAME.matcher(name).matches() || name.equals(LATEST) || name.matches("v?[0-9]+")) {
      throw TagErrors.notATag(name);
    }
    return name;
  }

  /** All names and their versions as they are now. */
  public SortedMap<String, Integer> all() {
    return newest().page().tags();
  }

  /**
   * The version of a name.
   *
   * @throws HindcastException DATASET_MISSING if there is no such tag
   */
  public int versionOf(String name) {
    SortedMap<String, Integer> tags = all();
    if (!tags.containsKey(name)) {
      throw TagErrors.missing(dataset, name, tags.keySet());
    }
    return tags.get(name);
  }

  /**
   * Gives a version a name.
   *
   * @param moves whether the name may be taken from another version
   * @throws HindcastException TAG_TAKEN, DATASET_MISSING if there is no such version or it is given
   *     up, COMMAND_LINE_INVALID for a name that a tag may not have
   */
  public Change set(String name, int version, boolean moves) {
    checked(name);
    store.load(version);
    return update(
        page -> {
          Integer other = page.tags().get(name);
          if (other != null && other != version && !moves) {
            throw TagErrors.taken(dataset, name, version, other);
          }
          if (page.expired().contains(version)) {
            throw TagErrors.expired(dataset, version);
          }
          return page.with(name, version);
        });
  }

  /**
   * Takes a name back.
   *
   * @throws HindcastException DATASET_MISSING if there is no such tag
   */
  public Change delete(String name) {
    return update(
        page -> {
          if (!page.tags().containsKey(name)) {
            throw TagErrors.missing(dataset, checked(name), page.tags().keySet());
          }
          return page.without(name);
        });
  }

  /**
   * Makes a change of all names, once and on top of everybody else's.
   *
   * @param change may be asked several times; what it throws ends the attempt
   * @throws HindcastException STORAGE_FAILED, PUBLISH_OUTCOME_UNKNOWN
   */
  public Change update(UnaryOperator<TagPage> change) {
    Numbered before = newest();
    for (int attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
      TagPage next = change.apply(before.page());
      if (next.equals(before.page()) || isWritten(before.number() + 1, next)) {
        return new Change(before.page(), next);
      }
      Numbered now = newest();
      if (now.number() == before.number() + 1 && now.page().equals(next)) {
        return new Change(before.page(), next);
      }
      before = now;
    }
    throw TagErrors.notWritten(
        dataset, location(before.number() + 1), new IOException("every attempt lost a race"));
  }

  private record Numbered(int number, TagPage page) {}

  private Numbered newest() {
    try {
      int number =
          files.list(FOLDER).stream()
              .map(VersionTags::numberOf)
              .filter(OptionalInt::isPresent)
              .mapToInt(OptionalInt::getAsInt)
              .max()
              .orElse(0);
      return new Numbered(number, number == 0 ? TagPage.EMPTY : page(number));
    } catch (IOException e) {
      throw StoreErrors.failed("read the tags of dataset " + dataset, e);
    }
  }

  private TagPage page(int number) throws IOException {
    return TagPage.read(files.read(path(number)), dataset, location(number));
  }

  /** False if another page has the number. */
  private boolean isWritten(int number, TagPage page) {
    try {
      files.create(path(number), page.json(dataset));
      return true;
    } catch (FileAlreadyExistsException e) {
      return false;
    } catch (NotCreatedException e) {
      throw TagErrors.notWritten(dataset, location(number), e);
    } catch (UnsupportedOperationException e) {
      throw StoreErrors.noPutIfAbsent(store.layout(), e);
    } catch (IOException e) {
      return isThere(number, page, e);
    }
  }

  /** The page may have been made although the call failed; what is there decides. */
  private boolean isThere(int number, TagPage page, IOException failure) {
    try {
      return page(number).equals(page);
    } catch (NoSuchFileException e) {
      throw TagErrors.notWritten(dataset, location(number), failure);
    } catch (IOException | HindcastException e) {
      failure.addSuppressed(e);
      throw TagErrors.unknown(dataset, location(number), failure);
    }
  }

  private String location(int number) {
    return files.location(path(number));
  }

  private static String path(int number) {
    return FOLDER + "/t" + String.format(Locale.ROOT, "%06d", number) + ".json";
  }

  private static OptionalInt numberOf(String fileName) {
    Matcher page = PAGE.matcher(fileName);
    return page.matches() && path(Integer.parseInt(page.group(1))).endsWith("/" + fileName)
        ? OptionalInt.of(Integer.parseInt(page.group(1)))
        : OptionalInt.empty();
  }

  /** The names of each version, in the order of text. */
  public static List<String> of(int version, SortedMap<String, Integer> tags) {
    return tags.keySet().stream().filter(name -> tags.get(name) == version).toList();
  }
}
