/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.cli.options;

import dev.hindcast.definition.GatesDefinition;
import dev.hindcast.error.ErrorCode;
import dev.hindcast.error.HindcastException;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** Which gates a build need not pass. */
public final class GateOptions {
  @Option(
      names = "--override-gate",
      paramLabel = "NAME",
      split = ",",
      description =
          "Publish this build although it does not pass the gate of that name, such as"
              + " max-row-change; may be repeated. The version records it as overridden.")
  private List<String> names = new ArrayList<>();

  /**
   * Names of gates.
   *
   * @throws HindcastException COMMAND_LINE_INVALID if there is no gate of a name
   */
  public List<String> overridden() {
    for (String name : names) {
      if (!GatesDefinition.NAMES.contains(name)) {
        throw new HindcastException(
            ErrorCode.COMMAND_LINE_INVALID,
            "Cannot override gate '"
                + name
                + "': there is none of that name. Use one of "
                + String.join(", ", GatesDefinition.NAMES)
                + ".");
      }
    }
    return List.copyOf(names);
  }
}
