/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.config;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Makes valid definitions that use every key, in every order and spelling. */
final class RandomDefinitions {
  private static final List<String> TEXTS =
      List.of(
          "plain", "it's", "a \\\"b\\\" c", "{x = [1, 2], y}", "# no // comment", "ü €", "${x}");
  private static final List<String> DURATIONS =
      List.of(
          "1 us", "1500 ms", "90 s", "5 minutes", "0.5 hours", "1 day", "2 weeks", "36500 days");

  private final Random random;

  RandomDefinitions(long seed) {
    this.random = new Random(seed);
  }

  String next() {
    List<String> attributes = names("Abcde", 1 + random.nextInt(4));
    List<String> sources = names("stuv", 1 + random.nextInt(3));
    List<String> keys =
        new ArrayList<>(List.of("name = d" + random.nextInt(100), "path = " + text()));
    maybe(keys, "owner = \"growth team\"");
    maybe(keys, "description = " + prose());
    maybe(keys, "stage = " + one("experimental", "production"));
    keys.add("catalogs.lake { type = rest, a.b = " + text() + ", n = " + random.nextInt(9) + " }");
    maybe(keys, "catalogs.other { catalog-impl = x, jdbc.password = " + text() + " }");
    maybe(
        keys,
        one(
            "knowledge { policy = as-known-at }",
            "knowledge { policy = as-known-at, time = \"2026-03-01T00:00:00.000001Z\" }",
            "knowledge { delay = " + duration() + " }"));
    RandomSelections selections = new RandomSelections(random, attributes);
    boolean hasOutcome = random.nextBoolean();
    List<String> labels = labels();
    labels.addAll(selections.labels(hasOutcome));
    keys.add("labels " + section(labels));
    List<String> enrichments = names("mno", random.nextInt(4));
    for (String enrichment : enrichments) {
      keys.add("enrichments." + enrichment + " " + section(selections.enrichment(enrichment)));
    }
    maybe(keys, "output.splits " + selections.splits(hasOutcome));
    for (String source : sources) {
      keys.add("sources." + source + " " + section(source(attributes)));
    }
    for (String sequence : names("xyz", 1 + random.nextInt(3))) {
      List<String> declared = sequence(sources, attributes);
      declared.addAll(selections.sequence(shuffled(enrichments)));
      keys.add("sequences." + sequence + " " + section(declared));
    }
    maybe(keys, "output { window = " + one("1 hour", "90 s", "2 days") + " }");
    maybe(keys, "output.target-file-size = " + one("1 B", "64 MB", "3 GiB"));
    maybe(keys, "output { compression = " + one("zstd", "gzip", "snappy", "uncompressed") + " }");
    maybe(keys, "gates { max-rejected-share = 1e-3, min-rows = 9223372036854775807 }");
    maybe(keys, "completeness { settled-share = " + random.nextDouble() + " }");
    maybe(keys, "gates { max-empty-share = 0.25, max-row-change = " + random.nextDouble() + " }");
    return "dataset " + section(keys);
  }

  private List<String> labels() {
    List<String> keys =
        new ArrayList<>(List.of("table = lake.a.b", "id = i", "user = u", "time = t"));
    maybe(keys, "columns = [c, a, b]");
    maybe(keys, "where = " + prose());
    maybe(keys, "time-zone = " + one("Europe/London", "UTC", "\"+01:00\""));
    return keys;
  }

  private List<String> source(List<String> attributes) {
    List<String> keys =
        new ArrayList<>(
            List.of(
                "table = lake.shop.\"orders\"",
                "user = u",
                "event-id = " + one("i", "[i, j]", "content-hash"),
                "event-time = t",
                "arrival-time = "
                    + one("a", "commit-time", "assumed { delay = " + duration() + " }")));
    maybe(keys, "revision = r");
    maybe(keys, "retraction = " + prose());
    maybe(keys, "corrections = " + one("none", "attributes", "any"));
    maybe(keys, "where = " + prose());
    maybe(keys, "time-zone = America/New_York");
    maybe(keys, "request = req");
    maybe(keys, "session = ses");
    String known = one("30 minutes", "0 s", "seen_at", "\"90 days\"");
    maybe(keys, "attributes.later { value = " + text() + ", known-after = " + known + " }");
    attributes.forEach(
        attribute ->
            keys.add(
                "attributes."
                    + attribute
                    + one(" = " + text(), " { value = " + text() + " }", " = \"a.b\"")));
    return keys;
  }

  private List<String> sequence(List<String> sources, List<String> attributes) {
    List<String> keys = new ArrayList<>(List.of("max-length = " + (5 + random.nextInt(1000))));
    maybe(keys, "sources = " + shuffled(sources));
    maybe(keys, "filter = " + prose());
    maybe(keys, "lookback = " + one("1 day", "180 days", "2 weeks") + ", gap = 23 hours");
    maybe(keys, "order = " + one("oldest-first", "newest-first"));
    maybe(keys, "tie-break = [b, a]");
    List<String> columns = new ArrayList<>(attributes);
    columns.add("event_time");
    maybe(keys, "columns = " + shuffled(columns));
    return keys;
  }

  private String section(List<String> keys) {
    List<String> shuffled = new ArrayList<>(keys);
    Collections.shuffle(shuffled, random);
    StringBuilder section = new StringBuilder("{");
    for (String key : shuffled) {
      section.append(key).append(one(", ", "\n", ",\n", "\n\n# comment, {\n"));
    }
    return section.append("}").toString();
  }

  private List<String> names(String letters, int count) {
    List<String> names = new ArrayList<>(letters.chars().mapToObj(c -> "" + (char) c).toList());
    Collections.shuffle(names, random);
    return names.subList(0, Math.min(count, names.size()));
  }

  private List<String> shuffled(List<String> names) {
    List<String> shuffled = new ArrayList<>(names);
    Collections.shuffle(shuffled, random);
    return shuffled;
  }

  private void maybe(List<String> keys, String key) {
    if (random.nextBoolean()) {
      keys.add(key);
    }
  }

  private String prose() {
    return random.nextBoolean() ? text() : "\"\"\"two\n\t{lines\"\"\"";
  }

  private String text() {
    return '"' + TEXTS.get(random.nextInt(TEXTS.size())) + '"';
  }

  private String duration() {
    return DURATIONS.get(random.nextInt(DURATIONS.size()));
  }

  private String one(String... choices) {
    return choices[random.nextInt(choices.length)];
  }
}
