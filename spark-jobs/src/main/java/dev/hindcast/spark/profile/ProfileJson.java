/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.profile;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hindcast.definition.ArrivalTime;
import dev.hindcast.definition.DatasetDefinition;
import dev.hindcast.definition.EventSource;
import dev.hindcast.time.DurationText;
import dev.hindcast.time.Micros;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;

/** Profiles for programs; {@code docs/how-to/profile-a-source.md} says what each number is. */
public final class ProfileJson {
  private static final Map<String, Double> QUANTILES = new LinkedHashMap<>();

  static {
    QUANTILES.put("p50", 0.5);
    QUANTILES.put("p90", 0.9);
    QUANTILES.put("p95", 0.95);
    QUANTILES.put("p99", 0.99);
    QUANTILES.put("p99.9", 0.999);
  }

  private ProfileJson() {}

  public static ObjectNode of(SourceProfiles profiles) {
    DatasetDefinition definition = profiles.definition().definition();
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("dataset", definition.name());
    json.put("knowledgeTime", Micros.text(profiles.knowledgeTimeMicros()));
    json.put("policy", definition.knowledge().text());
    duration(json, "declaredDelay", definition.knowledge().delayMicros());
    ObjectNode labels = json.putObject("labels").put("table", definition.labels().table());
    rows(labels, profiles.labels());
    ArrayNode sources = json.putArray("sources");
    for (int n = 0; n < definition.sources().size(); n++) {
      source(sources.addObject(), definition.sources().get(n), profiles.sources().get(n));
    }
    proposal(json.putObject("proposal"), profiles);
    return json;
  }

  private static void rows(ObjectNode json, InputProfile profile) {
    json.put("rows", profile.rows);
    json.put("rejectedRows", profile.rejectedRows());
    ObjectNode rejected = json.putObject("rejected");
    profile.rejected.forEach(rejected::put);
    json.put("users", profile.users);
  }

  private static void source(ObjectNode json, EventSource source, InputProfile profile) {
    json.put("name", source.name()).put("table", source.table());
    json.put("arrivalTime", arrival(source.arrivalTime()));
    rows(json, profile);
    json.put("events", profile.events);
    json.put("duplicates", profile.duplicates);
    json.put("corrections", profile.corrections);
    json.put("retractions", profile.retractions);
    json.put("retractionsOfUnknownEvents", profile.retractionsOfUnknown);
    json.put("ties", profile.ties);
    json.put("arrivedBeforeEvent", profile.arrivedBeforeEvent);
    json.put("arrivedAfterKnowledgeTime", profile.arrivedAfterKnowledge);
    lateness(json.putObject("lateness"), profile.lateness);
    SourceProfiles.proposedMicros(source.arrivalTime(), profile)
        .ifPresent(micros -> duration(json, "proposedDelay", micros));
    ArrayNode heavy = json.putArray("heavyUsers");
    profile
        .heavyUsers
        .list()
        .forEach(user -> heavy.addObject().put("user", user.user()).put("events", user.events()));
    json.put(
        "largestUserShare",
        profile.events == 0
            ? 0
            : (double) profile.heavyUsers.list().get(0).events() / profile.events);
  }

  private static String arrival(ArrivalTime arrivalTime) {
    if (arrivalTime instanceof ArrivalTime.Column column) {
      return "column " + column.name();
    }
    return arrivalTime instanceof ArrivalTime.Assumed ? "assumed" : "commit-time";
  }

  private static void lateness(ObjectNode json, Lateness lateness) {
    json.put("events", lateness.events());
    if (lateness.events() == 0) {
      return;
    }
    QUANTILES.forEach((name, share) -> duration(json, name, lateness.quantile(share)));
    duration(json, "max", lateness.max());
    json.put("laterThanDeclaredDelay", lateness.later());
    json.put("laterShare", (double) lateness.later() / lateness.events());
    ArrayNode histogram = json.putArray("histogram");
    for (int n = 0; n <= RoundDelays.count(); n++) {
      ObjectNode bucket = histogram.addObject();
      if (n < RoundDelays.count()) {
        duration(bucket, "upTo", RoundDelays.micros(n));
      }
      bucket.put("events", lateness.atRoundDelay(n));
    }
  }

  private static void proposal(ObjectNode json, SourceProfiles profiles) {
    json.put("coveredShare", SourceProfiles.COVERED_SHARE);
    OptionalLong proposed = profiles.proposedDelayMicros();
    if (proposed.isEmpty()) {
      return;
    }
    int sources = profiles.sources().size();
    long[] differing = profiles.differing();
    duration(json, "delay", proposed.getAsLong());
    json.put("labels", differing[sources + 1]);
    json.put("differingLabels", differing[sources]);
    ObjectNode bySource = json.putObject("differingLabelsBySource");
    for (int n = 0; n < sources; n++) {
      bySource.put(profiles.definition().definition().sources().get(n).name(), differing[n]);
    }
  }

  /** A duration as text and, beside it, in microseconds. */
  private static void duration(ObjectNode json, String name, long micros) {
    json.put(name, DurationText.of(micros)).put(name + "Micros", micros);
  }
}
