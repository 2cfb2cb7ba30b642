/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.store;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hindcast.error.HindcastException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * One page of a dataset's log of tags: all names as they are from then on, and the versions that
 * are given up. The page with the greatest number counts.
 *
 * @param tags name to version
 * @param expired versions that are removed or being removed; no name is given to them any more
 */
public record TagPage(SortedMap<String, Integer> tags, SortedSet<Integer> expired) {
  /** Before the first page. */
  static final TagPage EMPTY = new TagPage(new TreeMap<>(), new TreeSet<>());

  private static final int FORMAT_VERSION = 1;
  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  public TagPage {
    tags = Collections.unmodifiableSortedMap(new TreeMap<>(tags));
    expired = Collections.unmodifiableSortedSet(new TreeSet<>(expired));
  }

  TagPage with(String name, int version) {
    SortedMap<String, Integer> next = new TreeMap<>(tags);
    next.put(name, version);
    return new TagPage(next, expired);
  }

  TagPage without(String name) {
    SortedMap<String, Integer> next = new TreeMap<>(tags);
    next.remove(name);
    return new TagPage(next, expired);
  }

  /** The same names with more versions given up. */
  public TagPage withExpired(Set<Integer> versions) {
    SortedSet<Integer> next = new TreeSet<>(expired);
    next.addAll(versions);
    return new TagPage(tags, next);
  }

  byte[] json(String dataset) {
    ObjectNode json = MAPPER.createObjectNode();
    json.put("formatVersion", FORMAT_VERSION);
    json.put("dataset", dataset);
    ObjectNode names = json.putObject("tags");
    tags.forEach(names::put);
    ArrayNode numbers = json.putArray("expired");
    expired.forEach(numbers::add);
    return (json.toPrettyString() + "\n").getBytes(StandardCharsets.UTF_8);
  }

  /**
   * Reads what {@link #json} wrote.
   *
   * @throws HindcastException MANIFEST_UNREADABLE
   */
  static TagPage read(byte[] json, String dataset, String location) {
    JsonNode tree;
    try {
      tree = MAPPER.readTree(json);
    } catch (IOException e) {
      throw TagErrors.unreadable(location, "it is not whole JSON", e);
    }
    if (tree.path("formatVersion").intValue() > FORMAT_VERSION) {
      throw TagErrors.unreadable(location, "a newer Hindcast wrote it", null);
    }
    if (tree.path("formatVersion").intValue() != FORMAT_VERSION
        || !tree.path("dataset").asText().equals(dataset)
        || !tree.path("tags").isObject()
        || !tree.path("expired").isArray()) {
      throw TagErrors.unreadable(location, "it is no list of tags of dataset " + dataset, null);
    }
    SortedMap<String, Integer> tags = new TreeMap<>();
    for (Map.Entry<String, JsonNode> tag : tree.path("tags").properties()) {
      tags.put(name(tag.getKey(), location), version(tag.getValue(), location));
    }
    SortedSet<Integer> expired = new TreeSet<>();
    tree.path("expired").forEach(version -> expired.add(version(version, location)));
    return new TagPage(tags, expired);
  }

  private static String name(String name, String location) {
    try {
      return VersionTags.checked(name);
    } catch (HindcastException e) {
      throw TagErrors.unreadable(location, "'" + StoreErrors.shown(name) + "' is not a tag", e);
    }
  }

  private static int version(JsonNode number, String location) {
    if (!number.isInt() || number.intValue() < 1) {
      throw TagErrors.unreadable(location, number + " is not a version", null);
    }
    return number.intValue();
  }
}
