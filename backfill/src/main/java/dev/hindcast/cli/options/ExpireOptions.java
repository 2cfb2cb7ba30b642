/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.cli.options;

import dev.hindcast.error.ErrorCode;
import dev.hindcast.error.HindcastException;
import dev.hindcast.store.expire.ExpiryRules;
import java.util.OptionalInt;
import java.util.OptionalLong;
import picocli.CommandLine.Option;

/** What is to be removed. */
public final class ExpireOptions {
  @Option(names = "--keep", paramLabel = "N", description = "The newest N versions stay.")
  private Integer keep;

  @Option(
      names = "--older-than",
      paramLabel = "DURATION",
      converter = DurationOption.class,
      description = "Versions made within this time stay, such as '90 days'.")
  private Long olderThanMicros;

  @Option(
      names = "--orphans",
      description = "Remove what failed and killed builds left, too, if they are silent for long.")
  private boolean orphans;

  @Option(
      names = "--grace",
      paramLabel = "DURATION",
      converter = DurationOption.class,
      defaultValue = "7 days",
      description =
          "How long a build must have been silent before --orphans removes what it left; longer"
              + " than any build works. Default: 7 days.")
  private long graceMicros;

  @Option(names = "--dry-run", description = "Only say what would be removed.")
  private boolean dryRun;

  /** Whether nothing may be touched. */
  public boolean isDryRun() {
    return dryRun;
  }

  /**
   * The rules as of an instant, UTC microseconds.
   *
   * @throws HindcastException COMMAND_LINE_INVALID
   */
  public ExpiryRules rules(long nowMicros) {
    if (keep == null && olderThanMicros == null && !orphans) {
      throw invalid("nothing says what", "Give --keep, --older-than or --orphans");
    }
    if (keep != null && keep < 1) {
      throw invalid("--keep " + keep + " would keep none", "Give 1 or more");
    }
    return new ExpiryRules(
        keep == null ? OptionalInt.empty() : OptionalInt.of(keep),
        olderThanMicros == null
            ? OptionalLong.empty()
            : OptionalLong.of(Math.subtractExact(nowMicros, olderThanMicros)),
        orphans,
        Math.subtractExact(nowMicros, graceMicros));
  }

  private static HindcastException invalid(String why, String next) {
    return new HindcastException(
        ErrorCode.COMMAND_LINE_INVALID,
        "Cannot expire versions: " + why + ". " + next + ", and look first with --dry-run.");
  }
}
