/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/** The names of hostile-names.txt. */
final class HostileNames {
  private static final JsonMapper MAPPER = new JsonMapper();

  private HostileNames() {}

  /** 200 names, all different. */
  static List<String> all() throws IOException {
    List<String> names = new ArrayList<>();
    try (InputStream file = HostileNames.class.getResourceAsStream("/hostile-names.txt")) {
      for (String line : new String(file.readAllBytes(), UTF_8).lines().toList()) {
        if (!line.startsWith("#")) {
          names.add(name(MAPPER.readTree(line)));
        }
      }
    }
    assertThat(names).hasSize(200).doesNotHaveDuplicates();
    return names;
  }

  /** The name as a text of JSON, which is one of a definition, too. */
  static String json(String name) {
    return MAPPER.getNodeFactory().textNode(name).toString();
  }

  private static String name(JsonNode line) {
    return line.isArray()
        ? line.get(0).textValue().repeat(line.get(1).intValue())
        : line.textValue();
  }
}
