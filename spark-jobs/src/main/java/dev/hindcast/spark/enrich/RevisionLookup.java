/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.enrich;

import org.apache.spark.sql.Column;

/**
 * What is looked up of each revision.
 *
 * @param isLive true of revisions that may yield an event: nothing else is looked up
 * @param timeMicros event time, UTC
 * @param knownByMicros time at or before which a version must have been known, UTC
 * @param identity a hash that tells revisions apart, by which those of a hot key are spread
 */
public record RevisionLookup(
    Column isLive, Column timeMicros, Column knownByMicros, Column identity) {}
