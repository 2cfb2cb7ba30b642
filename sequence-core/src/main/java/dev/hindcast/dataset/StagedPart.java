/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.dataset;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;

/**
 * What one attempt at a task of a backfill made: it exists as a file once all files of the part are
 * whole.
 *
 * @param planId names the plan
 * @param task its number in the plan, from 1
 * @param taskDigest of everything that decided what was made, SHA-256 in lower case hex
 */
public record StagedPart(
    int formatVersion, String planId, int task, String taskDigest, BuiltPart part) {
  private static final int FORMAT_VERSION = 1;

  public StagedPart {
    Checks.require(
        formatVersion == FORMAT_VERSION, "the format version of a part is " + formatVersion);
    Checks.buildId(planId);
    Checks.require(task > 0, "tasks are numbered from 1: " + task);
    Checks.hash("taskDigest", taskDigest);
    Objects.requireNonNull(part, "part");
  }

  public StagedPart(String planId, int task, String taskDigest, BuiltPart part) {
    this(FORMAT_VERSION, planId, task, taskDigest, part);
  }

  /** UTF-8 bytes of its JSON, ending with a line feed. */
  public byte[] json() {
    try {
      return (ManifestMapper.WRITER.writeValueAsString(this) + "\n")
          .getBytes(StandardCharsets.UTF_8);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException("a part of build " + part.buildId(), e);
    }
  }

  /** Reads what {@link #json} wrote; empty if it is torn, of another format or does not add up. */
  public static Optional<StagedPart> read(byte[] json) {
    try {
      return Optional.ofNullable(ManifestMapper.MAPPER.readValue(json, StagedPart.class));
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
