/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.store.expire;

import dev.hindcast.dataset.DatasetManifest;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * Which versions may go. The latest and those with a tag never go; with both rules a version goes
 * if both let it, and without any none does.
 *
 * @param keep how many of the newest versions stay, at least 1
 * @param createdBeforeMicros versions made at this instant or later stay, UTC
 * @param removesOrphans whether files that no version ever named go, too
 * @param orphansBeforeMicros builds that gave a sign of life at this instant or later keep their
 *     files, UTC
 */
public record ExpiryRules(
    OptionalInt keep,
    OptionalLong createdBeforeMicros,
    boolean removesOrphans,
    long orphansBeforeMicros) {
  public ExpiryRules {
    if (keep.isPresent() && keep.getAsInt() < 1) {
      throw new IllegalArgumentException("at least 1 version stays: " + keep.getAsInt());
    }
  }

  /**
   * Whether the rules let a version go.
   *
   * @param newerVersions how many versions are newer
   */
  boolean allow(DatasetManifest manifest, int newerVersions) {
    boolean isOutnumbered = keep.isEmpty() || newerVersions >= keep.getAsInt();
    boolean isOld =
        createdBeforeMicros.isEmpty()
            || manifest.createdAtMicros() < createdBeforeMicros.getAsLong();
    return (keep.isPresent() || createdBeforeMicros.isPresent()) && isOutnumbered && isOld;
  }

  /** Rules that let no further version go. */
  ExpiryRules onlyWhatIsGivenUp() {
    return new ExpiryRules(
        OptionalInt.empty(), OptionalLong.empty(), removesOrphans, orphansBeforeMicros);
  }
}
