/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.Map;

/** The digest of what decides rows: of the keys that the key table marks so. */
final class Fingerprint {
  /** Decides no rows. Unlike the older sections that do not, it is not hashed as an empty one. */
  private static final String LATER_SECTION = "completeness";

  private Fingerprint() {}

  /** SHA-256 hex of a canonical definition. */
  static String of(ObjectNode canonical) {
    JsonNode deciding = canonical.deepCopy();
    keepDeciding(KeyTree.of(DefinitionKeys.ALL), deciding);
    ((ObjectNode) deciding.path("dataset")).remove(LATER_SECTION);
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      byte[] digest = sha256.digest(deciding.toString().getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private static void keepDeciding(KeyTree tree, JsonNode node) {
    Iterator<Map.Entry<String, JsonNode>> children = node.properties().iterator();
    while (children.hasNext()) {
      Map.Entry<String, JsonNode> child = children.next();
      KeyTree childTree = tree.child(child.getKey()).orElseThrow();
      if (childTree.key().isEmpty()) {
        keepDeciding(childTree, child.getValue());
      } else if (!childTree.key().get().decidesRows()) {
        children.remove();
      }
    }
  }
}
