/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.assemble;

import dev.hindcast.cases.Case;
import dev.hindcast.cases.CaseAnswer;
import dev.hindcast.cases.CaseRevision;
import dev.hindcast.definition.Exclusion;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a trace is told of one label. */
final class TracedFates implements SelectionTrace {
  /** One call: what became of an event, and the event that stands for it or else itself. */
  record Fate(String what, int sequence, CaseRevision event, CaseRevision newer, int position) {}

  private final SweepRunner runner;
  private final List<Fate> fates = new ArrayList<>();
  private final List<CaseAnswer> answers;

  /** The case has one label. */
  TracedFates(Case given) {
    runner = new SweepRunner(given, Optional.of(this));
    answers = runner.answers(given);
  }

  List<CaseAnswer> answers() {
    return answers;
  }

  List<Fate> of(int sequence) {
    return fates.stream().filter(fate -> fate.sequence() == sequence).toList();
  }

  List<Fate> of(int sequence, String what) {
    return of(sequence).stream().filter(fate -> fate.what().equals(what)).toList();
  }

  @Override
  public void kept(int sequence, int slot, int position) {
    add("kept", sequence, slot, slot, position);
  }

  @Override
  public void excluded(int sequence, int slot, Exclusion exclusion) {
    add("excluded", sequence, slot, slot, 0);
  }

  @Override
  public void repeated(int sequence, int slot, int newerSlot) {
    add("repeated", sequence, slot, newerSlot, 0);
  }

  @Override
  public void collapsed(int sequence, int slot, int newerSlot) {
    add("collapsed", sequence, slot, newerSlot, 0);
  }

  @Override
  public void overQuota(int sequence, int slot) {
    add("over quota", sequence, slot, slot, 0);
  }

  @Override
  public void pushedOut(int sequence, int slot) {
    add("pushed out", sequence, slot, slot, 0);
  }

  private void add(String what, int sequence, int slot, int newerSlot, int position) {
    fates.add(new Fate(what, sequence, runner.payload(slot), runner.payload(newerSlot), position));
  }
}
