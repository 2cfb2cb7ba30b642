/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hindcast.cases.Case;
import dev.hindcast.cases.CaseAnswer;
import dev.hindcast.cases.CaseLabel;
import dev.hindcast.cases.CaseRevision;
import dev.hindcast.cases.CaseTable;
import dev.hindcast.cases.RandomCases;
import dev.hindcast.definition.KnowledgePolicy;
import dev.hindcast.reference.ReferenceAssembler;
import dev.hindcast.reference.ReferenceEnrichment;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Random inputs before and after a change: no label outside of the ranges may be affected. */
class AffectedRangeTest {
  private static final long SEED = RandomCases.printedSeed("affected ranges");
  private static final int CASES = 20_000;

  /** Bounds that are one microsecond or one knowledge time too narrow. */
  private enum Bug {
    NONE,
    BEGINS_LATE,
    ENDS_EARLY,
    FORGETS_DELAY,
    FORGETS_KNOWLEDGE_TIME,
    KEEPS_EVENTS_IN_PLACE
  }

  private record Found(int affected, int inRange, int labels, Optional<String> outside) {}

  @Test
  void everyAffectedLabelIsInTheRangeOfAChangedRevision() {
    int affected = 0;
    int inRange = 0;
    int labels = 0;
    for (int number = 0; number < RandomCases.count(CASES); number++) {
      Found found = look(number, Bug.NONE);
      assertThat(found.outside()).isEmpty();
      affected += found.affected();
      inRange += found.inRange();
      labels += found.labels();
    }
    System.out.printf(
        "affected ranges: %,d labels, %,d in a range, %,d affected, 0 outside%n",
        labels, inRange, affected);
    assertThat(affected).isPositive();
    assertThat(inRange).isBetween(affected, labels - 1);
  }

  @Test
  void rangesThatAreTooNarrowAreTold() {
    for (Bug bug : Bug.values()) {
      if (bug != Bug.NONE) {
        assertThat(isTold(bug)).as(bug.name()).isTrue();
      }
    }
  }

  @Test
  void aSourceOfNoSequenceHasNoRange() {
    Case given = RandomCases.at(1, 0);
    assertThatThrownBy(
            () ->
                AffectedRange.of(
                    given.withSequences(List.of()).definition(),
                    given.definition().sources().get(0),
                    0))
        .hasMessage("no sequence has source " + given.definition().sources().get(0).name());
  }

  private static boolean isTold(Bug bug) {
    for (int number = 0; number < 50_000; number++) {
      if (look(number, bug).outside().isPresent()) {
        return true;
      }
    }
    return false;
  }

  private static Found look(int number, Bug bug) {
    Random random = new Random(SEED * 31 + number);
    Case all = knowable(RandomCases.raw(SEED, number));
    Case before = some(all, random).withKnowledgeTime(earlier(all, random));
    Case after = some(all, random);
    List<CaseLabel> labels = known(before);
    ReferenceEnrichment enrichment = new ReferenceEnrichment();
    Case first = enrichment.attached(before.withLabels(labels));
    Case second = enrichment.attached(after.withLabels(labels));
    List<CaseAnswer> were = new ReferenceAssembler().assemble(first);
    List<CaseAnswer> are = new ReferenceAssembler().assemble(second);
    Set<String> affected = new HashSet<>();
    for (int i = 0; i < were.size(); i++) {
      if (!were.get(i).equals(are.get(i))) {
        affected.add(were.get(i).labelId());
      }
    }
    Set<String> inRange = new HashSet<>();
    for (CaseLabel label : labels) {
      if (isTouched(first, second, label, bug) || isTouched(second, first, label, bug)) {
        inRange.add(label.id());
      }
    }
    Set<String> outside = new HashSet<>(affected);
    outside.removeAll(inRange);
    return new Found(
        affected.size(),
        inRange.size(),
        labels.size(),
        outside.isEmpty() ? Optional.empty() : Optional.of("case " + number + ": " + outside));
  }

  /** Whether a revision that the first has and the second has not, or not yet, touches a label. */
  private static boolean isTouched(Case first, Case second, CaseLabel label, Bug bug) {
    List<CaseRevision> others = new ArrayList<>(second.revisions());
    others.removeIf(row -> row.arrivalTimeMicros() > second.knowledgeTimeMicros());
    for (CaseRevision row : first.revisions()) {
      boolean isInBoth = bug == Bug.FORGETS_KNOWLEDGE_TIME && second.revisions().contains(row);
      var source = first.definition().source(row.source());
      boolean isUsed =
          first.definition().sequences().stream()
              .anyMatch(sequence -> sequence.sources().contains(source.name()));
      if (isUsed && !isInBoth && !others.remove(row)) {
        AffectedRange range =
            AffectedRange.of(first.definition(), source, first.knowledgeTimeMicros());
        if (touches(range, row, label.timeMicros(), bug)) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean touches(AffectedRange range, CaseRevision row, long t, Bug bug) {
    long event = row.eventTimeMicros();
    long arrival = row.arrivalTimeMicros();
    return switch (bug) {
      case BEGINS_LATE -> range.touches(event, arrival, t) && t > range.fromMicros(event, arrival);
      case ENDS_EARLY -> range.touches(event, arrival, t) && t < range.untilMicros(event) - 1;
      case FORGETS_DELAY -> range.touches(event, arrival, t - range.delayMicros());
      case KEEPS_EVENTS_IN_PLACE ->
          new AffectedRange(
                  range.gapMicros(),
                  range.lookbackMicros(),
                  false,
                  range.isAtLabel(),
                  range.delayMicros(),
                  range.knowledgeTimeMicros())
              .touches(event, arrival, t);
      default -> range.touches(event, arrival, t);
    };
  }

  private static Case some(Case all, Random random) {
    List<CaseRevision> revisions = new ArrayList<>(all.revisions());
    revisions.removeIf(row -> random.nextInt(4) == 0);
    Map<String, CaseTable> dimensions = new HashMap<>();
    all.dimensions()
        .forEach(
            (name, table) -> {
              List<Map<String, Object>> rows = new ArrayList<>(table.rows());
              rows.removeIf(row -> random.nextInt(8) == 0);
              dimensions.put(name, new CaseTable(table.columns(), rows));
            });
    return all.withRevisions(revisions).withDimensions(dimensions);
  }

  private static long earlier(Case all, Random random) {
    List<CaseRevision> revisions = all.revisions();
    return random.nextBoolean() || revisions.isEmpty()
        ? all.knowledgeTimeMicros()
        : Math.min(
            all.knowledgeTimeMicros(),
            revisions.get(random.nextInt(revisions.size())).arrivalTimeMicros());
  }

  private static Case knowable(Case given) {
    return given.withLabels(known(given));
  }

  /** Labels that a build with that knowledge time would not refuse. */
  private static List<CaseLabel> known(Case given) {
    KnowledgePolicy policy = given.definition().knowledge();
    return given.labels().stream()
        .filter(label -> label.timeMicros() - policy.delayMicros() <= given.knowledgeTimeMicros())
        .toList();
  }
}
