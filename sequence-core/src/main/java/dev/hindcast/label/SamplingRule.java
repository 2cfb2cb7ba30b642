/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.label;

/**
 * Decides which labels of a sample are kept. An id is kept if its {@link SamplingHash} point is
 * below the rate: a higher rate with the same salt keeps all that a lower one keeps. Not safe for
 * use by several threads.
 */
public final class SamplingRule {
  private final double rate;
  private final SamplingHash hash;

  public SamplingRule(double rate, String salt) {
    this.rate = rate;
    this.hash = SamplingHash.ofSample(salt);
  }

  /** Whether a sampled label is kept whose id, or user, or request has this text, in UTF-8. */
  public boolean isKept(byte[] id) {
    return hash.pointOf(id) < rate;
  }
}
