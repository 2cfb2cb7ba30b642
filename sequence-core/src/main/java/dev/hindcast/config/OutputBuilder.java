/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.config;

import dev.hindcast.definition.OutputDefinition;
import dev.hindcast.definition.SplitsDefinition;
import dev.hindcast.definition.TimeSplit;
import dev.hindcast.definition.UserSplits;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes the typed output. */
final class OutputBuilder {
  private OutputBuilder() {}

  static OutputDefinition output(SectionValues output) {
    return new OutputDefinition(
        output.number("window"),
        output.number("target-file-size"),
        output.number("target-row-group-size"),
        output.text("compression"),
        output.isSet("splits") ? Optional.of(splits(output)) : Optional.empty(),
        output.text("pin-sources").equals("true"));
  }

  private static SplitsDefinition splits(SectionValues output) {
    SectionValues splits = output.section("splits");
    List<TimeSplit> byTime =
        output.names("splits").stream()
            .map(name -> new TimeSplit(name, splits.number(name)))
            .toList();
    Map<String, Double> shares = new LinkedHashMap<>();
    SectionValues users = splits.section("users");
    splits.names("users").forEach(name -> shares.put(name, users.value(name, Double.class)));
    return new SplitsDefinition(
        byTime,
        splits.optionalNumber("embargo").orElse(0L),
        shares.isEmpty()
            ? Optional.empty()
            : Optional.of(new UserSplits(users.text("salt"), shares)));
  }
}
