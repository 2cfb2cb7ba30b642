/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.label;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Objects;

/**
 * Places an id at a fixed point of {@code [0, 1)}, so that samples and splits are the same in every
 * build. The point is {@code (h mod 2^53) / 2^53}, where {@code h} is the first eight bytes, as an
 * unsigned big-endian number, of the SHA-256 of {@code <purpose>:<salt>:<id>}: the first two in
 * UTF-8, the id in the bytes of its text. docs/concepts/splits.md computes it in SQL and Python.
 * Not safe for use by several threads.
 */
public final class SamplingHash {
  /** Purpose of a sample of labels. */
  public static final String SAMPLE = "sample";

  /** Purpose of splits of users; a sample with the same salt is independent of them. */
  public static final String SPLIT = "split";

  private static final long MASK = (1L << 53) - 1;
  private static final double POINTS = 1L << 53;

  private final byte[] prefix;
  private final MessageDigest digest;

  private SamplingHash(String purpose, String salt) {
    Objects.requireNonNull(salt, "salt");
    prefix = (purpose + ":" + salt + ":").getBytes(UTF_8);
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** The hash that samples labels by ids. */
  public static SamplingHash ofSample(String salt) {
    return new SamplingHash(SAMPLE, salt);
  }

  /** The hash that splits users. */
  public static SamplingHash ofSplit(String salt) {
    return new SamplingHash(SPLIT, salt);
  }

  /** The point of an id, given as the bytes of its text. */
  public double pointOf(byte[] id) {
    digest.update(prefix);
    byte[] hash = digest.digest(id);
    return (ByteBuffer.wrap(hash).getLong() & MASK) / POINTS;
  }
}
