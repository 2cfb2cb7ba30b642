/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.plan;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hindcast.config.ShownText;
import dev.hindcast.error.ErrorCode;
import dev.hindcast.error.HindcastException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Reads the fields of one JSON object strictly; errors name the field by its full path. */
final class RequestFields {
  private final String place;
  private final String path;
  private final JsonNode node;

  /**
   * @param place what errors call the whole text
   * @param path path of the object, empty for the outermost
   */
  RequestFields(String place, String path, JsonNode node) {
    this.place = place;
    this.path = path;
    this.node = node;
    if (!node.isObject()) {
      throw invalid(place, (path.isEmpty() ? "it" : path) + " is no JSON object");
    }
  }

  static HindcastException invalid(String place, String why) {
    return invalid(place, why, null);
  }

  static HindcastException invalid(String place, String why, Throwable cause) {
    return new HindcastException(
        ErrorCode.REQUEST_INVALID,
        "Cannot use the build request "
            + place
            + ": "
            + why
            + ". Plan the build again with hindcast build --dry-run --format json, and do not edit"
            + " the result.",
        cause);
  }

  /** Refuses any field that is not named here. */
  void allowOnly(Set<String> names) {
    List<String> unknown = new ArrayList<>();
    node.fieldNames()
        .forEachRemaining(
            name -> {
              if (!names.contains(name)) {
                unknown.add(at(name));
              }
            });
    if (!unknown.isEmpty()) {
      throw invalid(place, "unknown field " + ShownText.start(String.join(", ", unknown)));
    }
  }

  JsonNode required(String name) {
    JsonNode value = node.get(name);
    if (value == null || value.isNull()) {
      throw invalid(place, "field " + at(name) + " is missing");
    }
    return value;
  }

  String text(String name) {
    JsonNode value = required(name);
    if (!value.isTextual()) {
      throw wrongType(name, "a text", value);
    }
    return value.textValue();
  }

  long number(String name) {
    JsonNode value = required(name);
    if (!value.isIntegralNumber() || !value.canConvertToLong()) {
      throw wrongType(name, "a whole 64-bit number", value);
    }
    return value.longValue();
  }

  int smallNumber(String name) {
    JsonNode value = required(name);
    if (!value.isIntegralNumber() || !value.canConvertToInt()) {
      throw wrongType(name, "a whole 32-bit number", value);
    }
    return value.intValue();
  }

  /** A flag that is false where it is absent. */
  boolean isSet(String name) {
    JsonNode value = node.path(name);
    if (!value.isMissingNode() && !value.isBoolean()) {
      throw wrongType(name, "true or false", value);
    }
    return value.asBoolean();
  }

  RequestFields object(String name) {
    return new RequestFields(place, at(name), required(name));
  }

  List<RequestFields> objects(String name) {
    JsonNode value = required(name);
    if (!value.isArray()) {
      throw wrongType(name, "a list", value);
    }
    List<RequestFields> objects = new ArrayList<>();
    for (JsonNode item : value) {
      objects.add(new RequestFields(place, at(name) + "[" + objects.size() + "]", item));
    }
    return objects;
  }

  /** The objects of a list; none if it is not there. */
  List<RequestFields> optionalObjects(String name) {
    return node.has(name) ? objects(name) : List.of();
  }

  /** The texts of a list; none if it is not there. */
  List<String> optionalTexts(String name) {
    JsonNode value = node.path(name);
    if (value.isMissingNode()) {
      return List.of();
    }
    if (!value.isArray()) {
      throw wrongType(name, "a list of texts", value);
    }
    List<String> texts = new ArrayList<>();
    for (JsonNode item : value) {
      if (!item.isTextual()) {
        throw wrongType(name, "a list of texts", value);
      }
      texts.add(item.textValue());
    }
    return texts;
  }

  List<String> names() {
    List<String> names = new ArrayList<>();
    node.fieldNames().forEachRemaining(names::add);
    return names;
  }

  private HindcastException wrongType(String name, String expected, JsonNode value) {
    return invalid(
        place,
        "field "
            + at(name)
            + " must be "
            + expected
            + ", not "
            + value.getNodeType().name().toLowerCase(Locale.ROOT));
  }

  private String at(String name) {
    return path.isEmpty() ? name : path + "." + name;
  }
}
