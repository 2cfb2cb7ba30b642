/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.cases;

import java.util.Map;

/** A hash of what a row says of its event, whenever it arrived. */
public final class CaseContent {
  private CaseContent() {}

  /** FNV-1a over the text of the content. */
  public static long hash(long eventTimeMicros, Map<String, Object> values) {
    long hash = 0xcbf29ce484222325L;
    for (char c : (eventTimeMicros + values.toString()).toCharArray()) {
      hash = (hash ^ c) * 0x100000001b3L;
    }
    return hash;
  }
}
