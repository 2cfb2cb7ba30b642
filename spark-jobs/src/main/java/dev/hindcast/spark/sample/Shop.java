/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.sample;

import dev.hindcast.time.Micros;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A season of a shop that never was: visits of few heavy and many light customers, each with some
 * searches, about half with an order. A function of its seed alone.
 */
final class Shop {
  private static final long MINUTE = 60 * Micros.PER_SECOND;
  private static final double GUEST_SHARE = 0.005;
  private static final int MOST_LINES = 16;

  private final List<OrderLine> orderLines = new ArrayList<>();
  private final List<Search> searches = new ArrayList<>();
  private final List<VisitLabel> labels = new ArrayList<>();

  private final Draws draws;
  private final LineRevisions revisions;
  private final ShopCatalogue catalogue = new ShopCatalogue();
  private final Zipf customers = new Zipf(ShopSeason.CUSTOMERS, 0.75);

  private Shop(long seed) {
    draws = new Draws(seed);
    revisions = new LineRevisions(draws);
  }

  static Shop of(long seed) {
    Shop shop = new Shop(seed);
    for (int visit = 0; visit < ShopSeason.VISITS; visit++) {
      shop.visit(visit);
    }
    return shop;
  }

  /** Every row about order lines, whenever it arrives. */
  List<OrderLine> orderLines() {
    return List.copyOf(orderLines);
  }

  List<Search> searches() {
    return List.copyOf(searches);
  }

  /** One label per visit of the last month. */
  List<VisitLabel> labels() {
    return List.copyOf(labels);
  }

  private void visit(int visit) {
    Optional<String> customer =
        draws.happens(GUEST_SHARE)
            ? Optional.empty()
            : Optional.of(ShopCatalogue.pad(customers.draw(draws), 5));
    long start = openingHour();
    List<String> wanted = new ArrayList<>();
    long now = start;
    for (int search = 0, most = 1 + draws.below(4); search < most; search++) {
      String item = catalogue.item(draws);
      wanted.add(item);
      search(customer, "s" + visit + "-" + search, now, item);
      now += draws.between(5 * Micros.PER_SECOND, 4 * MINUTE);
    }
    boolean buys = draws.happens(0.55);
    if (buys) {
      order(customer, 100_000 + visit, now - Math.floorMod(now, MINUTE), wanted);
    }
    if (start >= ShopSeason.FIRST_LABEL) {
      Optional<String> next = buys ? Optional.of(wanted.get(0)) : Optional.empty();
      labels.add(new VisitLabel("v" + visit, customer, start, buys ? 1 : 0, next));
    }
  }

  private void search(Optional<String> customer, String id, long time, String item) {
    int hits = draws.below(40);
    Search search =
        new Search(
            customer,
            id,
            time,
            revisions.arrival(time),
            catalogue.query(item),
            hits,
            hits == 0 ? Optional.empty() : Optional.of(item));
    searches.add(search);
    if (draws.happens(0.01)) {
      searches.add(search);
    }
  }

  /** Till time has whole minutes, so the lines of an order are ties. */
  private void order(Optional<String> customer, int invoice, long minute, List<String> wanted) {
    int lines = 1 + draws.below(MOST_LINES);
    for (int line = 1; line <= lines; line++) {
      String item = line <= wanted.size() ? wanted.get(line - 1) : catalogue.item(draws);
      line(customer, invoice, line, minute, item, 1 + draws.below(12));
    }
    if (draws.happens(0.2)) {
      line(customer, invoice, lines + 1, minute, ShopCatalogue.POSTAGE, 1);
    }
  }

  private void line(
      Optional<String> customer, int invoice, int line, long minute, String item, int quantity) {
    BigDecimal price = catalogue.price(item);
    OrderLine seen =
        new OrderLine(
            customer,
            Integer.toString(invoice),
            line,
            Optional.of(minute),
            Optional.empty(),
            1,
            "I",
            item,
            quantity,
            price);
    orderLines.addAll(revisions.of(seen));
  }

  private long openingHour() {
    long days = (ShopSeason.PHASE_TWO - ShopSeason.OPENING) / Micros.PER_DAY;
    long day = draws.below((int) days);
    double hour = 7 + 7 * (draws.share() + draws.share());
    return ShopSeason.OPENING + day * Micros.PER_DAY + (long) (hour * 60 * MINUTE);
  }
}
