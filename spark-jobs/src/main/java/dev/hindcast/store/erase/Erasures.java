/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.store.erase;

import dev.hindcast.dataset.ErasedUsers;
import dev.hindcast.dataset.Erasure;
import dev.hindcast.error.HindcastException;
import dev.hindcast.plan.BuildRequest;
import dev.hindcast.store.DatasetStore;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The erasures of a dataset, {@code erasures/e000001/ids.json} and on. Each is begun only once all
 * before it are finished, so that no two change a manifest at the same time.
 */
public record Erasures(DatasetStore store) {
  static final String FOLDER = "erasures";
  private static final Pattern ID = Pattern.compile("e[0-9]{6,9}");

  /** All erasures that were begun, in their order, finished or not. */
  public List<ErasureFolder> all() {
    try {
      List<ErasureFolder> all = new ArrayList<>();
      for (String name : store.files().list(FOLDER)) {
        if (ID.matcher(name).matches()) {
          ErasureFolder folder = new ErasureFolder(store, name);
          if (folder.isBegun()) {
            all.add(folder);
          }
        }
      }
      return all;
    } catch (IOException e) {
      throw ErasureErrors.storage(store.layout().name(), store.files().location(FOLDER), e);
    }
  }

  /** Users that no build may bring back, by erasure. */
  public List<ErasedUsers> users() {
    return all().stream().map(folder -> folder.erasure().users()).toList();
  }

  /** The erasure of exactly these users that was begun last. */
  public Optional<ErasureFolder> of(List<byte[]> ids) {
    Optional<ErasureFolder> found = Optional.empty();
    for (ErasureFolder folder : all()) {
      ErasedUsers users = folder.erasure().users();
      if (users.size() == ids.size()
          && ErasedUsers.of(users.id(), users.salt(), ids).equals(users)) {
        found = Optional.of(folder);
      }
    }
    return found;
  }

  /** An erasure that was begun and is not finished. */
  public Optional<ErasureFolder> unfinished() {
    return all().stream().filter(folder -> folder.receipt().isEmpty()).findFirst();
  }

  /**
   * Begins an erasure. From then on no build that does not know it can be published.
   *
   * @param salt random bytes in hex
   * @param ids UTF-8 of the texts of user ids, without doubles
   * @throws HindcastException ERASURE_UNFINISHED if another one is not finished
   */
  public ErasureFolder begin(
      List<byte[]> ids, String salt, String buildId, long createdAtMicros, String engineVersion) {
    List<ErasureFolder> all = all();
    all.stream()
        .filter(folder -> folder.receipt().isEmpty())
        .findFirst()
        .ifPresent(
            folder -> {
              throw ErasureErrors.unfinished(store.layout().name(), folder.id());
            });
    int number = all.isEmpty() ? 1 : number(all.get(all.size() - 1).id()) + 1;
    String id = String.format(Locale.ROOT, "e%06d", number);
    ErasureFolder folder = new ErasureFolder(store, id);
    Erasure erasure =
        new Erasure(buildId, createdAtMicros, engineVersion, ErasedUsers.of(id, salt, ids));
    try {
      folder.begin(erasure);
    } catch (FileAlreadyExistsException e) {
      throw ErasureErrors.unfinished(store.layout().name(), id);
    }
    return folder;
  }

  /**
   * Refuses a request that was planned without knowing all erasures.
   *
   * @throws HindcastException REQUEST_OUTDATED
   */
  public void requireKnownTo(BuildRequest request) {
    List<String> unknown = unknownTo(request);
    if (!unknown.isEmpty()) {
      throw ErasureErrors.outdated(request, unknown);
    }
  }

  /** The erasures that were begun after a request was planned. */
  public List<String> unknownTo(BuildRequest request) {
    List<ErasedUsers> known = request.erased();
    return users().stream().filter(of -> !known.contains(of)).map(ErasedUsers::id).toList();
  }

  /**
   * Refuses while an erasure is not finished.
   *
   * @throws HindcastException ERASURE_UNFINISHED
   */
  public void requireFinished(Waiting waiting) {
    unfinished()
        .ifPresent(
            folder -> {
              throw ErasureErrors.underWay(waiting, store.layout().name(), folder.id());
            });
  }

  private static int number(String id) {
    return Integer.parseInt(id.substring(1));
  }
}
