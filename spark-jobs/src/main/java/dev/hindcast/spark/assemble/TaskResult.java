/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.assemble;

import dev.hindcast.dataset.LatenessCounts;
import dev.hindcast.dataset.SequenceTally;
import dev.hindcast.label.LabelWindow;
import dev.hindcast.parquet.WrittenFile;
import dev.hindcast.parquet.audit.AuditResult;
import dev.hindcast.spark.row.WrittenSpaces;
import java.io.Serializable;
import java.util.List;
import java.util.Map;

/**
 * What one assembling task made: closed and audited files, counts, statistics.
 *
 * @param files relative to the build's data folder
 * @param counts by input, {@code labels} or a source's name
 * @param lateness by source; of a source without arrival times of its own nothing
 * @param tallies of each label window, a tally for each sequence
 * @param users how rows and events are spread over the task's users
 * @param splits what the labels are, and what was looked for in their splits
 * @param spaces of the embeddings that were written
 * @param brokenDeclarations events that break what their source declares, as text
 * @param audit what the leak audit saw when it read the files back
 */
public record TaskResult(
    List<WrittenFile> files,
    Map<String, InputCounts> counts,
    Map<String, LatenessCounts> lateness,
    Map<LabelWindow, List<SequenceTally>> tallies,
    UserTally users,
    SplitTally splits,
    WrittenSpaces spaces,
    List<String> brokenDeclarations,
    AuditResult audit)
    implements Serializable {}
