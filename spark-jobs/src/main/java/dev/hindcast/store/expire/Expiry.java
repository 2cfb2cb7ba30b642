/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.store.expire;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;

/**
 * What was removed from a dataset, or would be.
 *
 * @param isDryRun whether nothing was touched
 * @param expired versions that go, ascending
 * @param kept versions that stay, each with why, ascending
 * @param files how many data files go
 * @param sizeBytes of these
 * @param builds builds of which nothing stays, sorted
 * @param orphans builds that no version names, and that are old enough, sorted
 * @param recent builds that no version names, and that may still be at work, sorted
 * @param heldSources Iceberg tags on source snapshots that go with the builds, with their table,
 *     sorted
 * @param warnings what could not be let go
 */
public record Expiry(
    boolean isDryRun,
    List<Integer> expired,
    SortedMap<Integer, String> kept,
    long files,
    long sizeBytes,
    List<String> builds,
    List<String> orphans,
    List<String> recent,
    List<String> heldSources,
    List<String> warnings) {
  public Expiry {
    expired = List.copyOf(expired);
    kept = Collections.unmodifiableSortedMap(kept);
    builds = List.copyOf(builds);
    orphans = List.copyOf(orphans);
    recent = List.copyOf(recent);
    heldSources = List.copyOf(heldSources);
    warnings = List.copyOf(warnings);
  }
}
