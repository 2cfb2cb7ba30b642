/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.dataset;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.hindcast.error.HindcastException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * The JSON of a {@link DatasetManifest}: UTF-8, indented by two spaces, fields in the order of the
 * records and keys in the order of text, so that equal manifests are equal bytes.
 */
public final class ManifestJson {
  private static final String RESTORE = "Restore the file from a copy, or use another version.";

  private ManifestJson() {}

  /** UTF-8 bytes of the document, ending with a line feed. */
  public static byte[] write(DatasetManifest manifest) {
    try {
      String text = ManifestMapper.WRITER.writeValueAsString(manifest);
      return (text + "\n").getBytes(StandardCharsets.UTF_8);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException("manifest of dataset " + manifest.dataset(), e);
    }
  }

  /**
   * Reads what {@link #write} wrote, or what a later version of the project wrote in the same
   * format.
   *
   * @param where the document's place, for messages
   * @throws HindcastException MANIFEST_UNREADABLE if it is empty, torn, of a newer format, or does
   *     not add up
   */
  public static DatasetManifest read(byte[] json, String where) {
    if (json.length == 0) {
      throw Refusals.unreadable(where, "the file is empty", RESTORE, null);
    }
    try {
      JsonNode tree = ManifestMapper.MAPPER.readTree(json);
      checkFormat(tree, where);
      return ManifestMapper.MAPPER.treeToValue(tree, DatasetManifest.class);
    } catch (JsonMappingException e) {
      throw Refusals.unreadable(where, place(e) + reason(e), RESTORE, e);
    } catch (IOException e) {
      throw Refusals.unreadable(where, "it is not whole JSON: " + reason(e), RESTORE, e);
    }
  }

  private static void checkFormat(JsonNode tree, String where) {
    JsonNode format = tree.path("formatVersion");
    if (!format.isInt() || format.intValue() < 1) {
      throw Refusals.unreadable(
          where, "it has no formatVersion, so it is no dataset manifest", RESTORE, null);
    }
    if (format.intValue() > DatasetManifest.FORMAT_VERSION) {
      throw Refusals.unreadable(
          where,
          "its format version is "
              + format.intValue()
              + ", and this Hindcast reads versions up to "
              + DatasetManifest.FORMAT_VERSION,
          "Use a newer Hindcast.",
          null);
    }
  }

  /** Where in the document: {@code files[2].path: }. */
  private static String place(JsonMappingException e) {
    StringBuilder place = new StringBuilder();
    for (JsonMappingException.Reference step : e.getPath()) {
      if (step.getFieldName() == null) {
        place.append('[').append(step.getIndex()).append(']');
      } else {
        place.append(place.isEmpty() ? "" : ".").append(step.getFieldName());
      }
    }
    return place.isEmpty() ? "" : Checks.shown(place.toString()) + ": ";
  }

  private static String reason(IOException e) {
    if (e.getCause() instanceof NullPointerException) {
      return "a value is null or missing: " + e.getCause().getMessage();
    }
    if (e.getCause() instanceof IllegalArgumentException) {
      return e.getCause().getMessage();
    }
    String reason =
        e instanceof JsonProcessingException json ? json.getOriginalMessage() : e.getMessage();
    return Checks.shown(String.valueOf(reason));
  }
}
