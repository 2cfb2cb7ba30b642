/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.dataset;

import java.io.Serializable;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Users that were erased from a dataset, known by salted hashes only.
 *
 * @param id of the erasure, {@code e000001}
 * @param salt random bytes as hex digits in lower case
 * @param hashes SHA-256 over the salt's bytes and the UTF-8 of the user id's text, in lower case
 *     hex
 */
public record ErasedUsers(String id, String salt, List<String> hashes) implements Serializable {
  private static final Pattern ID = Pattern.compile("e[0-9]{6,9}");
  private static final Pattern SALT = Pattern.compile("([0-9a-f]{2}){16,64}");

  public ErasedUsers {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(salt, "salt");
    Checks.require(
        ID.matcher(id).matches(), "not the id of an erasure: '" + Checks.shown(id) + "'");
    Checks.require(
        SALT.matcher(salt).matches(), "salt must be 16 to 64 bytes in hex: '" + Checks.shown(salt));
    hashes.forEach(hash -> Checks.hash("hash of an erased user", hash));
    hashes = List.copyOf(new TreeSet<>(hashes));
  }

  /**
   * Users by their ids.
   *
   * @param ids UTF-8 of the texts of user ids
   */
  public static ErasedUsers of(String id, String salt, Iterable<byte[]> ids) {
    SortedSet<String> hashes = new TreeSet<>();
    MessageDigest sha = sha256();
    byte[] bytes = HexFormat.of().parseHex(salt);
    ids.forEach(user -> hashes.add(hash(sha, bytes, user)));
    return new ErasedUsers(id, salt, List.copyOf(hashes));
  }

  /** Finds users of one or several erasures; not for several threads. */
  public static Search search(List<ErasedUsers> erasures) {
    return new Search(erasures);
  }

  /** How many users there are. */
  public int size() {
    return hashes.size();
  }

  private static String hash(MessageDigest sha, byte[] salt, byte[] user) {
    sha.update(salt);
    return HexFormat.of().formatHex(sha.digest(user));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** Looks users up, the same user again for nothing. */
  public static final class Search {
    private final List<ErasedUsers> erasures;
    private final byte[][] salts;
    private final MessageDigest sha = sha256();
    private byte[] last;
    private String lastHash;

    private Search(List<ErasedUsers> erasures) {
      this.erasures = List.copyOf(erasures);
      this.salts =
          erasures.stream().map(of -> HexFormat.of().parseHex(of.salt())).toArray(byte[][]::new);
    }

    /**
     * Whether a user was erased.
     *
     * @param user UTF-8 of the user id's text; null for none
     */
    public boolean has(byte[] user) {
      return hashOf(user) != null;
    }

    /** The user's hash in the first erasure that has it, null if none has. */
    public String hashOf(byte[] user) {
      if (user == null) {
        return null;
      }
      if (last == null || !Arrays.equals(last, user)) {
        lastHash = find(user);
        last = user.clone();
      }
      return lastHash;
    }

    private String find(byte[] user) {
      for (int n = 0; n < salts.length; n++) {
        String hash = hash(sha, salts[n], user);
        if (Collections.binarySearch(erasures.get(n).hashes, hash) >= 0) {
          return hash;
        }
      }
      return null;
    }
  }
}
