/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.dataset;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * An erasure of users as it was begun: the document that makes it exist.
 *
 * @param id {@code e000001}
 * @param buildId names the files that it writes and the version that it publishes
 * @param createdAtMicros UTC
 * @param engineVersion version of the project that began it
 */
public record Erasure(
    int formatVersion,
    String id,
    String buildId,
    @JsonProperty("createdAt") @IsoMicros long createdAtMicros,
    String engineVersion,
    String salt,
    List<String> hashes) {
  private static final int FORMAT_VERSION = 1;

  /** Why a version was made after which no user of an erasure can come back. */
  public static final String REASON = "erasure";

  public Erasure {
    Checks.require(formatVersion == FORMAT_VERSION, "formatVersion must be 1: " + formatVersion);
    Checks.buildId(buildId);
    Objects.requireNonNull(engineVersion, "engineVersion");
    hashes = new ErasedUsers(id, salt, hashes).hashes();
  }

  public Erasure(String buildId, long createdAtMicros, String engineVersion, ErasedUsers users) {
    this(
        FORMAT_VERSION,
        users.id(),
        buildId,
        createdAtMicros,
        engineVersion,
        users.salt(),
        users.hashes());
  }

  /** Whom it erases. */
  public ErasedUsers users() {
    return new ErasedUsers(id, salt, hashes);
  }

  /** UTF-8 bytes of its JSON, ending with a line feed. */
  public byte[] json() {
    try {
      return (ManifestMapper.WRITER.writeValueAsString(this) + "\n")
          .getBytes(StandardCharsets.UTF_8);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException("erasure " + id, e);
    }
  }

  /** Reads what {@link #json} wrote; empty if it is torn or of another format. */
  public static Optional<Erasure> read(byte[] json) {
    try {
      return Optional.ofNullable(ManifestMapper.MAPPER.readValue(json, Erasure.class));
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
