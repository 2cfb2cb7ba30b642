/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** The parts of random definitions that select, enrich, derive, sample and split. */
final class RandomSelections {
  private static final List<String> DERIVED =
      List.of(
          "p = \"1 + 1\"",
          "q { type = time-before-label }",
          "r { type = time-since-previous, unit = milliseconds }",
          "t { type = position }",
          "w { type = session, idle = 90 s }",
          "n1 { type = count }",
          "n2 { type = count, by = %s, within = 2 weeks }",
          "n3 { type = distinct-count, of = %s }",
          "n4 { type = sum, of = %s, by = %s, within = 1 us }");

  private final Random random;
  private final List<String> attributes;

  RandomSelections(Random random, List<String> attributes) {
    this.random = random;
    this.attributes = attributes;
  }

  List<String> labels(boolean hasOutcome) {
    List<String> keys = new ArrayList<>(List.of("request = req, session = ses"));
    maybe(keys, "event = " + one("i", "[i, j]"));
    if (hasOutcome) {
      keys.add("outcome-end = ends" + one("", ", grace = 1 day"));
    }
    maybe(
        keys,
        "sample { rate = "
            + one("1", "0.1", "1e-9")
            + one("", ", where = \"label = 0\"")
            + one("", ", salt = \"s t\"")
            + one("", ", by = user", ", by = request")
            + one("", ", weight = w")
            + " }");
    return keys;
  }

  /** With columns and keys that no other enrichment has. */
  List<String> enrichment(String name) {
    List<String> keys =
        new ArrayList<>(
            List.of(
                "table = lake.shop." + name,
                "key." + attribute() + " = id",
                "valid-from = f",
                "columns { " + name + "z = z, " + name + "a = a }"));
    maybe(keys, "valid-to = u, overlap = " + one("newest", "refuse"));
    maybe(keys, "known-at = k");
    maybe(keys, "space = v, mixed-spaces = " + one("allow", "refuse"));
    maybe(keys, "max-staleness = 90 days");
    maybe(keys, one("on-miss = \"default(a) b)\"", "on-miss = \"null\"", "on-miss = drop-event"));
    maybe(keys, "time-zone = UTC");
    return keys;
  }

  List<String> sequence(List<String> enrichments) {
    List<String> keys = new ArrayList<>();
    maybe(keys, "enrich = " + enrichments);
    maybe(keys, "exclude = " + one("[same-session, same-request]", "[same-request]", "[]"));
    maybe(keys, "distinct-by = " + attribute());
    maybe(keys, "collapse-repeats = " + one("true", "false", attribute(), attributes.toString()));
    maybe(keys, "quota { by = " + attribute() + ", \"z z\" = 2, \"a.b\" = 1, click = 2 }");
    for (String derived : DERIVED) {
      maybe(keys, "derive." + String.format(derived, attribute(), attribute()));
    }
    return keys;
  }

  String splits(boolean hasOutcome) {
    String embargo = hasOutcome ? "embargo = 7 days" : one("embargo = 0 s", "embargo = 1 us");
    String users = "users { validation = 0.1, train = 0.9" + one("", ", salt = \"#\"") + " }";
    String times =
        "train = \"< 2026-03-01\", validation = \"< 2026-04-01T00:00:00.000001Z\", " + embargo;
    return one("{ " + users + " }", "{ " + times + " }", "{ " + times + ", " + users + " }");
  }

  private String attribute() {
    return attributes.get(random.nextInt(attributes.size()));
  }

  private void maybe(List<String> keys, String key) {
    if (random.nextBoolean()) {
      keys.add(key);
    }
  }

  private String one(String... choices) {
    return choices[random.nextInt(choices.length)];
  }
}
