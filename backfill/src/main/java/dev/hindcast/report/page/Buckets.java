/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.report.page;

import dev.hindcast.dataset.Histogram;
import dev.hindcast.report.Figures;
import java.util.List;

/**
 * A histogram of a manifest, ready to be shown.
 *
 * @param scale what its numbers are
 * @param greatest no number is greater
 */
record Buckets(Histogram histogram, Scale scale, long greatest) {
  /** What is counted. */
  enum Scale {
    NUMBER,
    SPAN
  }

  static Buckets numbers(Histogram histogram) {
    return new Buckets(histogram, Scale.NUMBER, Long.MAX_VALUE);
  }

  /** Numbers of which the greatest is known. */
  static Buckets numbersTo(Histogram histogram, long greatest) {
    return new Buckets(histogram, Scale.NUMBER, greatest);
  }

  static Buckets spans(Histogram histogram) {
    return new Buckets(histogram, Scale.SPAN, Long.MAX_VALUE);
  }

  long total() {
    return histogram.total();
  }

  int first() {
    List<Long> counts = histogram.counts();
    int first = 0;
    while (first < counts.size() - 1 && counts.get(first) == 0) {
      first++;
    }
    return first;
  }

  int last() {
    return Math.max(0, histogram.counts().size() - 1);
  }

  long count(int bucket) {
    return bucket < histogram.counts().size() ? histogram.counts().get(bucket) : 0;
  }

  double share(int bucket) {
    return Amounts.part(count(bucket), total());
  }

  /** The numbers of a bucket: {@code 8 to 15}. */
  String range(int bucket) {
    if (bucket == 0) {
      return "0";
    }
    long from = 1L << (bucket - 1);
    long to = end(bucket);
    if (scale == Scale.SPAN) {
      return Amounts.span(from) + " to " + Amounts.span(to);
    }
    return from == to ? Figures.count(from) : Figures.count(from) + "\u2013" + Figures.count(to);
  }

  /** The bucket of the number that a share of all does not exceed; -1 of nothing. */
  int quantile(double share) {
    long rank = (long) Math.ceil(share * total());
    long seen = 0;
    for (int bucket = 0; bucket < histogram.counts().size(); bucket++) {
      seen += histogram.counts().get(bucket);
      if (seen >= Math.max(1, rank)) {
        return bucket;
      }
    }
    return -1;
  }

  /** In which range half of all and nine tenths of all end. */
  String summary() {
    return total() == 0
        ? "none"
        : "median " + range(quantile(0.5)) + ", nine tenths up to " + upTo(quantile(0.9));
  }

  private String upTo(int bucket) {
    return scale == Scale.SPAN ? Amounts.span(end(bucket)) : Figures.count(end(bucket));
  }

  private long end(int bucket) {
    long end = bucket == 63 ? Long.MAX_VALUE : (1L << bucket) - 1;
    return bucket == last() ? Math.min(end, greatest) : end;
  }
}
