/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearestTest {
  private static final List<String> COLUMNS = List.of("user_id", "item", "event_time", "EVENT_ID");

  @Test
  void aMisspeltNameIsFoundWhateverItsCase() {
    assertThat(Nearest.misspelt("itme", COLUMNS)).contains("item");
    assertThat(Nearest.misspelt("Evnt_Time", COLUMNS)).contains("event_time");
    assertThat(Nearest.misspelt("event_id", COLUMNS)).contains("EVENT_ID");
  }

  @Test
  void anotherNameIsNoMisspelling() {
    assertThat(Nearest.misspelt("price", COLUMNS)).isEmpty();
    assertThat(Nearest.misspelt("price", List.of())).isEmpty();
  }

  @Test
  void equallyNearNamesAreTakenInTheOrderOfText() {
    assertThat(Nearest.misspelt("item", List.of("items", "item2"))).contains("item2");
  }
}
