/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.assemble;

import dev.hindcast.definition.DatasetDefinition;
import dev.hindcast.definition.DerivedAttribute;
import dev.hindcast.definition.Exclusion;
import dev.hindcast.definition.Quota;
import dev.hindcast.definition.Selection;
import dev.hindcast.definition.SequenceDefinition;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The groups that the sequences of a definition need of every event, each lane once. */
public record GroupLanes(List<GroupLane> lanes) {
  /** The group of an event that has none in a lane: its value is null. */
  public static final int NULL = -1;

  /** The lane of what is not asked for. */
  static final int NO_LANE = -1;

  public GroupLanes {
    lanes = List.copyOf(lanes);
  }

  /** Equal definitions give equal lanes in equal order. */
  public static GroupLanes of(DatasetDefinition definition) {
    Set<GroupLane> lanes = new LinkedHashSet<>();
    for (SequenceDefinition sequence : definition.sequences()) {
      Selection selection = sequence.selection();
      selection.exclude().forEach(exclusion -> lanes.add(new GroupLane.OfLabel(exclusion)));
      selection.distinctBy().ifPresent(name -> lanes.add(value(definition, sequence, name)));
      selection.collapseRepeats().forEach(name -> lanes.add(value(definition, sequence, name)));
      selection.quota().ifPresent(quota -> lanes.add(kind(definition, sequence, quota)));
      for (DerivedAttribute derived : sequence.derive().values()) {
        DerivedShape.groups(derived).forEach(name -> lanes.add(value(definition, sequence, name)));
      }
    }
    return new GroupLanes(List.copyOf(lanes));
  }

  public int size() {
    return lanes.size();
  }

  /** Lane of what a label may share with events; {@link #NO_LANE} if no sequence asks for it. */
  public int of(Exclusion exclusion) {
    return lanes.indexOf(new GroupLane.OfLabel(exclusion));
  }

  int of(DatasetDefinition definition, SequenceDefinition sequence, String name) {
    return lanes.indexOf(value(definition, sequence, name));
  }

  int of(DatasetDefinition definition, SequenceDefinition sequence, Quota quota) {
    return lanes.indexOf(kind(definition, sequence, quota));
  }

  private static GroupLane value(
      DatasetDefinition definition, SequenceDefinition sequence, String name) {
    return new GroupLane.OfValue(EventValue.of(definition, sequence, name));
  }

  private static GroupLane kind(
      DatasetDefinition definition, SequenceDefinition sequence, Quota quota) {
    return new GroupLane.OfKind(
        EventValue.of(definition, sequence, quota.by()), List.copyOf(quota.most().keySet()));
  }
}
