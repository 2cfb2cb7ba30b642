/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.store.backfill;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;

/** Small records of state as JSON. */
final class StateJson {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private StateJson() {}

  static byte[] write(Object state) {
    try {
      return (MAPPER.writeValueAsString(state) + "\n").getBytes(UTF_8);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException("a record of state", e);
    }
  }

  /** Empty if it is torn. */
  static <T> Optional<T> read(byte[] json, Class<T> type) {
    try {
      return Optional.ofNullable(MAPPER.readValue(json, type));
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
