/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.report;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hindcast.error.ErrorCode;

/** The JSON of answers that are not documents of their own. */
public final class JsonText {
  private JsonText() {}

  /** Why a command failed. */
  public static String failure(ErrorCode code, String message) {
    return object("failed")
        .put("code", code.name())
        .put("exitCode", code.exitCode())
        .put("message", message)
        .toPrettyString();
  }

  /** A job was told to stop. */
  public static String stopped(int exitCode, String message) {
    return object("stopped").put("exitCode", exitCode).put("message", message).toPrettyString();
  }

  /** Nothing was to be done: the version is as it was. */
  public static String unchanged(String reference) {
    return object("unchanged").put("reference", reference).toPrettyString();
  }

  /** What a command did, in words. */
  public static String said(String status, String message) {
    return object(status).put("message", message).toPrettyString();
  }

  static ObjectNode object(String status) {
    return JsonNodeFactory.instance.objectNode().put("status", status);
  }
}
