/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.reference;

import java.util.Arrays;
import java.util.List;

/** Order of plain values: nulls first, numbers by value, text by code points, NaN greatest. */
final class PlainOrder {
  private PlainOrder() {}

  static int compare(Object a, Object b) {
    if (a == null || b == null) {
      return a == b ? 0 : a == null ? -1 : 1;
    }
    if (a instanceof String text) {
      return Arrays.compare(text.codePoints().toArray(), ((String) b).codePoints().toArray());
    }
    if (a instanceof Double number) {
      return compareDoubles(number, (Double) b);
    }
    if (a instanceof Boolean truth) {
      return Boolean.compare(truth, (Boolean) b);
    }
    return Long.compare((Long) a, (Long) b);
  }

  /** Whether values are equal where SQL groups; null equals null. */
  static boolean isSame(Object a, Object b) {
    return compare(a, b) == 0;
  }

  static int compareLists(List<Object> a, List<Object> b) {
    for (int i = 0; i < Math.min(a.size(), b.size()); i++) {
      int order = compare(a.get(i), b.get(i));
      if (order != 0) {
        return order;
      }
    }
    return Integer.compare(a.size(), b.size());
  }

  private static int compareDoubles(double a, double b) {
    if (Double.isNaN(a) || Double.isNaN(b)) {
      return Double.isNaN(a) == Double.isNaN(b) ? 0 : Double.isNaN(a) ? 1 : -1;
    }
    return a < b ? -1 : a > b ? 1 : 0;
  }
}
