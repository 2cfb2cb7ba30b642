/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.plan;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.hindcast.error.ErrorCode;
import dev.hindcast.error.HindcastException;
import dev.hindcast.time.Micros;
import java.util.List;
import java.util.Objects;

/**
 * Writes backfill plans as JSON that people can read and compare, without secrets, and reads them
 * back, strictly.
 */
public final class BackfillPlanJson {
  private static final int FORMAT_VERSION = 1;
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
          .build();

  /** The plan as it is written; what stands in the request, too, is there for people. */
  private record Document(
      int formatVersion,
      String planId,
      String dataset,
      int parentVersion,
      String createdAt,
      String knowledgeTime,
      String engineDigest,
      DefinitionOrigin definition,
      DefinitionChange change,
      List<PlannedInput> inputs,
      List<Long> heaviestUsers,
      List<PlannedTask> tasks,
      List<PlannedWindow> windows,
      JsonNode request) {
    Document {
      Objects.requireNonNull(definition, "definition");
      Objects.requireNonNull(inputs, "inputs");
      Objects.requireNonNull(heaviestUsers, "heaviestUsers");
      Objects.requireNonNull(tasks, "tasks");
      Objects.requireNonNull(windows, "windows");
      Objects.requireNonNull(request, "request");
    }

    static Document of(BackfillPlan plan) {
      BuildRequest request = plan.request();
      return new Document(
          FORMAT_VERSION,
          plan.planId(),
          request.definition().definition().name(),
          request.parentVersion(),
          Micros.text(request.createdAtMicros()),
          Micros.text(request.knowledgeTimeMicros()),
          plan.engineDigest(),
          plan.origin(),
          plan.change(),
          plan.inputs(),
          plan.heaviestUsers(),
          plan.tasks(),
          plan.windows(),
          tree(BuildRequestJson.writeRedacted(request)));
    }

    BackfillPlan plan(BuildRequest of) {
      return new BackfillPlan(
          of, definition, engineDigest, change, inputs, heaviestUsers, windows, tasks);
    }
  }

  private BackfillPlanJson() {}

  /** The plan without secrets, ending with a line feed. */
  public static String write(BackfillPlan plan) {
    return MAPPER.valueToTree(Document.of(plan)).toPrettyString() + "\n";
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @param place what errors call the text, usually its file
   * @throws HindcastException {@code PLAN_INVALID} if the text is torn, of another format version,
   *     or was changed so that it contradicts itself
   */
  public static BackfillPlan read(String place, String json) {
    try {
      JsonNode tree = MAPPER.readTree(json);
      int formatVersion = tree.path("formatVersion").asInt(0);
      if (formatVersion != FORMAT_VERSION) {
        throw invalid(
            place,
            "its format version is "
                + formatVersion
                + " and this version of Hindcast reads "
                + FORMAT_VERSION,
            null);
      }
      Document document = MAPPER.treeToValue(tree, Document.class);
      BackfillPlan plan =
          document.plan(BuildRequestJson.read(place, document.request().toString()));
      if (!write(plan).equals(tree.toPrettyString() + "\n")) {
        throw invalid(place, "its parts contradict each other, so it was edited", null);
      }
      return plan;
    } catch (JsonMappingException e) {
      throw invalid(place, reason(e), e);
    } catch (JsonProcessingException e) {
      throw invalid(place, "it is no complete JSON text: " + e.getOriginalMessage(), e);
    } catch (IllegalArgumentException e) {
      throw invalid(place, e.getMessage(), e);
    }
  }

  private static String reason(JsonMappingException e) {
    boolean isOwn =
        e.getCause() instanceof IllegalArgumentException
            || e.getCause() instanceof NullPointerException;
    return isOwn ? e.getCause().getMessage() : e.getOriginalMessage();
  }

  private static HindcastException invalid(String place, String why, Throwable cause) {
    return new HindcastException(
        ErrorCode.PLAN_INVALID,
        "Cannot use the backfill plan "
            + place
            + ": "
            + why
            + ". Make it again with hindcast backfill plan, and do not edit it.",
        cause);
  }

  private static JsonNode tree(String json) {
    try {
      return MAPPER.readTree(json);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a build request is no JSON", e);
    }
  }
}
