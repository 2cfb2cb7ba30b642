/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.cases;

import dev.hindcast.definition.DatasetDefinition;
import java.util.Map;

/**
 * What many random users share.
 *
 * @param knowledgeTimeMicros the build's {@code K}
 * @param baseMicros instant around which all times lie
 * @param unitMicros step of the grid on which most times lie, so that they meet
 * @param kind for whom the case is made
 * @param dimensions tables of the enrichments by the last part of their names
 */
public record CaseSetup(
    DatasetDefinition definition,
    long knowledgeTimeMicros,
    long baseMicros,
    long unitMicros,
    Kind kind,
    Map<String, CaseTable> dimensions) {
  public CaseSetup {
    dimensions = Map.copyOf(dimensions);
  }

  /** For whom a case is made. */
  public enum Kind {
    /** For the core: also times at the edges of the sane range and labels that K cannot know. */
    CORE,
    /** For a whole job: labels that K can know, and no more label windows than a few. */
    JOB
  }
}
