/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.rebuild;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hindcast.spark.verify.VerificationJson;
import java.util.List;

/** What building again gave, for programs. */
public final class RebuildJson {
  private RebuildJson() {}

  public static ObjectNode of(List<RebuiltWindow> windows) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    for (String outcome : List.of("equal", "different", "not-rebuilt")) {
      json.put(outcome, windows.stream().filter(one -> one.outcome().equals(outcome)).count());
    }
    ArrayNode listed = json.putArray("windows");
    for (RebuiltWindow window : windows) {
      ObjectNode one = VerificationJson.of(window.published().window());
      one.put("outcome", window.outcome());
      one.put("buildId", window.published().buildId());
      one.put("rows", window.published().rows());
      one.put("rowDigest", window.published().rowDigest().toString());
      window
          .digest()
          .ifPresent(
              digest ->
                  one.put("rebuiltRows", window.rows()).put("rebuiltRowDigest", digest.toString()));
      if (!window.why().isEmpty()) {
        one.put("why", window.why());
      }
      listed.add(one);
    }
    return json;
  }
}
