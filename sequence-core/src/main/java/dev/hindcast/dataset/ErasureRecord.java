/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.dataset;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What an erasure found and copied, noted before anything is changed by it.
 *
 * @param versions as they were
 * @param files that held rows of erased users
 * @param foundUsers hashes of those that had rows
 */
public record ErasureRecord(
    int formatVersion, List<Version> versions, List<ErasedFile> files, List<String> foundUsers) {
  private static final int FORMAT_VERSION = 1;

  /**
   * A version as it was.
   *
   * @param manifest SHA-256 of its document
   */
  public record Version(int version, long rows, RowDigest rowDigest, String manifest) {
    public Version {
      Checks.hash("manifest", manifest);
    }
  }

  public ErasureRecord {
    Checks.require(formatVersion == FORMAT_VERSION, "formatVersion must be 1: " + formatVersion);
    versions = List.copyOf(versions);
    files = List.copyOf(files);
    foundUsers = List.copyOf(new TreeSet<>(foundUsers));
  }

  public ErasureRecord(List<Version> versions, List<ErasedFile> files, List<String> foundUsers) {
    this(FORMAT_VERSION, versions, files, foundUsers);
  }

  /** UTF-8 bytes of its JSON, ending with a line feed. */
  public byte[] json() {
    try {
      return (ManifestMapper.WRITER.writeValueAsString(this) + "\n")
          .getBytes(StandardCharsets.UTF_8);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException("the record of an erasure", e);
    }
  }

  /** Reads what {@link #json} wrote; empty if it is torn, of another format or does not add up. */
  public static Optional<ErasureRecord> read(byte[] json) {
    try {
      return Optional.ofNullable(ManifestMapper.MAPPER.readValue(json, ErasureRecord.class));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** All files by path. */
  public static Map<String, ErasedFile> byPath(List<ErasureRecord> records) {
    Map<String, ErasedFile> files = new TreeMap<>();
    records.forEach(record -> record.files().forEach(file -> files.putIfAbsent(file.path(), file)));
    return files;
  }
}
