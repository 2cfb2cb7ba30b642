/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.submit;

import dev.hindcast.config.DefinitionLayers;
import dev.hindcast.config.DefinitionParser;
import dev.hindcast.config.DefinitionText;
import dev.hindcast.label.LabelWindow;
import dev.hindcast.plan.BuildRequest;
import dev.hindcast.plan.BuildWaivers;
import dev.hindcast.time.Micros;
import java.util.List;
import java.util.Map;

/** A request over tables that nobody opens. */
final class SubmittedRequests {
  static final String SECRET = "planted-marker";

  private SubmittedRequests() {}

  static BuildRequest build() {
    LabelWindow day = new LabelWindow(Micros.parse("2026-03-01"), Micros.parse("2026-03-02"));
    return new BuildRequest(
        "b-20261120T000000Z-0123abcd",
        Micros.parse("2026-11-20"),
        "0.1.0",
        DefinitionParser.parse(
            DefinitionLayers.of(
                new DefinitionText(
                    "baskets.conf",
                    """
                    dataset {
                      name = baskets, path = data
                      catalogs.lake { type = rest, uri = "http://lake", token = planted-marker }
                      labels { table = lake.shop.labels, id = i, user = u, time = t }
                      sources.orders {
                        table = lake.shop.orders, user = u, event-id = e, event-time = t
                        arrival-time = a
                        attributes { item = item }
                      }
                      sequences.recent { max-length = 10 }
                    }
                    """))),
        day.fromMicros(),
        day.toMicros(),
        List.of(day),
        Micros.parse("2026-11-20"),
        List.of(),
        Map.of(),
        4,
        "build",
        BuildWaivers.NONE);
  }
}
