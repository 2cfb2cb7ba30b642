/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.dataset;

import dev.hindcast.definition.GatesDefinition;
import dev.hindcast.error.ErrorCode;
import dev.hindcast.error.HindcastException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/** Measures a build against the limits of its definition before it is published. */
public final class GateChecks {
  private final GatesDefinition gates;
  private final List<GateResult> results = new ArrayList<>();

  public GateChecks(GatesDefinition gates) {
    this.gates = gates;
  }

  /** Rows of one input by what became of them. */
  public GateChecks rejectedShare(String input, long rejected, long accepted) {
    double share = rejected == 0 ? 0 : (double) rejected / (rejected + accepted);
    return atMost("max-rejected-share", input, gates.maxRejectedShare(), share);
  }

  public GateChecks rows(long rows) {
    boolean passed = rows >= gates.minRows();
    results.add(new GateResult("min-rows", "", gates.minRows(), rows, passed));
    return this;
  }

  /** Rows whose sequence is empty, of one sequence. */
  public GateChecks emptyShare(String sequence, double share) {
    return atMost("max-empty-share", sequence, gates.maxEmptyShare(), share);
  }

  /** Rows of the rebuilt windows against those of the parent version; nothing for new windows. */
  public GateChecks rowChange(OptionalLong rowsBefore, long rows) {
    if (rowsBefore.isEmpty() || (rowsBefore.getAsLong() == 0 && rows == 0)) {
      return this;
    }
    double before = rowsBefore.getAsLong();
    double change = before == 0 ? Double.MAX_VALUE : Math.abs(rows - before) / before;
    return atMost("max-row-change", "", gates.maxRowChange(), change);
  }

  public List<GateResult> results() {
    return List.copyOf(results);
  }

  /** Lets the build through gates that it does not pass; they are recorded as overridden. */
  public GateChecks override(List<String> names) {
    results.replaceAll(
        gate -> !gate.passed() && names.contains(gate.gate()) ? gate.override() : gate);
    return this;
  }

  /**
   * Fails with every gate that was neither passed nor overridden.
   *
   * @param quarantine input to rejected rows by reason, for the message
   */
  public void failIfBlocked(String dataset, Map<String, Map<String, Long>> quarantine) {
    List<GateResult> failed =
        results.stream().filter(gate -> !gate.passed() && !gate.overridden()).toList();
    if (failed.isEmpty()) {
      return;
    }
    String measured =
        failed.stream()
            .map(
                gate ->
                    String.format(
                        Locale.ROOT,
                        "gates.%s%s is %s, the limit is %s",
                        gate.gate(),
                        gate.subject().isEmpty() ? "" : " of " + gate.subject(),
                        number(gate.value()),
                        number(gate.limit())))
            .collect(Collectors.joining("; "));
    throw new HindcastException(
        ErrorCode.GATE_FAILED,
        "Cannot publish a version of dataset "
            + dataset
            + ": "
            + measured
            + ". Rejected rows by input and reason: "
            + quarantine
            + ". Look at the input. To publish this build all the same, once, build with "
            + failed.stream()
                .map(gate -> "--override-gate " + gate.gate())
                .distinct()
                .collect(Collectors.joining(" "))
            + ", which the version records; a limit that is wrong for good belongs into the"
            + " definition.");
  }

  private GateChecks atMost(String gate, String subject, double limit, double value) {
    results.add(new GateResult(gate, subject, limit, value, value <= limit));
    return this;
  }

  private static String number(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? Long.toString((long) value)
        : String.format(Locale.ROOT, "%.4f", value);
  }
}
