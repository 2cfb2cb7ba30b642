/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.label;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SamplingHashTest {
  /**
   * Computed by Python: {@code int.from_bytes(sha256(f"{purpose}:{salt}:{id}".encode())
   * .digest()[:8], "big") % 2**53}.
   */
  @ParameterizedTest
  @CsvSource({
    "sample, s1, l1, 8612442834948617",
    "split, s1, l1, 4298890632097730",
    "split, s, user-7, 197535669290722",
    "split, '', 42, 3577249662211736",
    "split, ü, ß∂😀, 1804857778186457"
  })
  void pointIsTheOneThatOthersCompute(String purpose, String salt, String id, long numerator) {
    SamplingHash hash =
        purpose.equals(SamplingHash.SAMPLE)
            ? SamplingHash.ofSample(salt)
            : SamplingHash.ofSplit(salt);

    assertThat(hash.pointOf(id.getBytes(UTF_8))).isEqualTo(numerator / Math.pow(2, 53));
  }

  @Test
  void idsNeedNotBeText() {
    byte[] id = {(byte) 0xFF, 0};

    assertThat(SamplingHash.ofSample("s").pointOf(id))
        .isEqualTo(6511715965610767L / Math.pow(2, 53));
  }

  @Test
  void pointDoesNotDependOnWhatWasHashedBefore() {
    SamplingHash hash = SamplingHash.ofSample("s");
    double first = hash.pointOf("a".getBytes(UTF_8));
    hash.pointOf("b".getBytes(UTF_8));

    assertThat(hash.pointOf("a".getBytes(UTF_8))).isEqualTo(first);
  }

  @Test
  void rateIsTheShareThatIsKept() {
    assertThat(kept(1.0)).isEqualTo(10_000);
    assertThat(kept(0.1)).isCloseTo(1_000L, within(120L));
    assertThat(kept(Double.MIN_VALUE)).isZero();
  }

  @Test
  void higherRateKeepsAllThatALowerOneKeeps() {
    SamplingRule low = rule(0.2);
    SamplingRule high = rule(0.3);
    for (int label = 0; label < 10_000; label++) {
      byte[] id = Integer.toString(label).getBytes(UTF_8);
      assertThat(!low.isKept(id) || high.isKept(id)).isTrue();
    }
  }

  private static long kept(double rate) {
    SamplingRule rule = rule(rate);
    long kept = 0;
    for (int label = 0; label < 10_000; label++) {
      kept += rule.isKept(("label-" + label).getBytes(UTF_8)) ? 1 : 0;
    }
    return kept;
  }

  private static SamplingRule rule(double rate) {
    return new SamplingRule(rate, "s1");
  }
}
