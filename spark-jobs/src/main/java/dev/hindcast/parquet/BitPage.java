/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.parquet;

import org.apache.parquet.bytes.BytesInput;

/** PLAIN encoding of booleans: one bit each, the lowest bit first. */
final class BitPage {
  private BitPage() {}

  /** Packs booleans that are a byte each. */
  static BytesInput of(PageBytes booleans) {
    byte[] packed = new byte[(booleans.size() + 7) / 8];
    byte[] values = booleans.array();
    for (int i = 0; i < booleans.size(); i++) {
      packed[i >> 3] |= (byte) (values[i] << (i & 7));
    }
    return BytesInput.from(packed);
  }
}
