/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.cases;

import dev.hindcast.reference.ReferenceEnrichment;

/** A stream of random cases of the core; a seed and a number name each of them. */
public final class RandomCases {
  private static final int USERS_PER_SETUP = 4;

  private RandomCases() {}

  /** A case whose events have their enriched values, for assemblers that look nothing up. */
  public static Case at(long seed, int number) {
    return new ReferenceEnrichment().attached(raw(seed, number));
  }

  /** Equal arguments give equal cases on every machine. */
  public static Case raw(long seed, int number) {
    CaseSetup setup = RandomSetups.at(seed, number / USERS_PER_SETUP, CaseSetup.Kind.CORE);
    return RandomUsers.at(setup, seed, number, "u" + number);
  }

  /** The seed of this run: the property {@code hindcast.seed}, else a fresh one; it is printed. */
  public static long printedSeed(String test) {
    Long given = Long.getLong("hindcast.seed");
    long seed = given != null ? given : new java.security.SecureRandom().nextInt();
    System.out.println(test + ": -Dhindcast.seed=" + seed);
    return seed;
  }

  /** How many cases a test runs: its usual number, times the property {@code hindcast.effort}. */
  public static int count(int usual) {
    return Math.max(
        1, (int) (usual * Double.parseDouble(System.getProperty("hindcast.effort", "1"))));
  }
}
