/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindcast.config.ShownText;
import dev.hindcast.error.HindcastException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HostileNamesTest {
  private static final int LONGEST_MESSAGE = 5_000;

  /** In every place but those that ignore what they do not know, most names are refused. */
  private static final int FEWEST_REFUSED = 175;

  @TempDir Path folder;

  @Test
  void nameIsRefusedOrDoesNoHarmWhereverItComesIn() throws IOException {
    FencedDataset fenced = FencedDataset.in(folder);
    SortedMap<String, String> outside = fenced.outside();
    Map<String, HostilePlaces.Place> places = new HostilePlaces(fenced).all();
    List<String> names = HostileNames.all();
    int refused = 0;
    for (Map.Entry<String, HostilePlaces.Place> place : places.entrySet()) {
      int before = refused;
      for (String name : names) {
        if (isRefused(place.getValue(), name, place.getKey())) {
          refused++;
        } else {
          assertThat(fenced.outside()).as(described(place.getKey(), name)).isEqualTo(outside);
          fenced.restore();
        }
      }
      assertThat(fenced.outside()).as(place.getKey()).isEqualTo(outside);
      assertThat(fenced.left()).as(place.getKey()).isEmpty();
      if (!place.getKey().equals(HostilePlaces.IGNORED)) {
        assertThat(refused - before).as(place.getKey()).isGreaterThan(FEWEST_REFUSED);
      }
      fenced.restore();
    }
    int trials = names.size() * places.size();
    System.out.printf(
        "Hostile names: %d names x %d places = %d, %d refused, %d accepted, 0 files outside"
            + " touched%n",
        names.size(), places.size(), trials, refused, trials - refused);
  }

  /** What is accepted may find no file, or be too long for the disk. */
  private static boolean isRefused(HostilePlaces.Place place, String name, String where) {
    try {
      place.take(name);
      return false;
    } catch (HindcastException e) {
      assertThat(isHarmless(e.getMessage()))
          .as("%s says %s", where, ShownText.line(e.getMessage()))
          .isTrue();
      return true;
    } catch (IOException e) {
      return false;
    } catch (RuntimeException e) {
      throw new AssertionError(described(where, name) + " was not refused but failed", e);
    }
  }

  private static String described(String where, String name) {
    return where + " " + ShownText.start(name);
  }

  /** Only definitions have messages of several lines. */
  private static boolean isHarmless(String message) {
    String lines =
        message.startsWith("Cannot use the definition ")
            ? ShownText.lines(message)
            : ShownText.line(message);
    return lines.equals(message) && message.length() < LONGEST_MESSAGE;
  }
}
