/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.label;

import java.util.Objects;

/** Where a label belongs. */
public sealed interface SplitAssignment {
  /** It is in a split. */
  record In(SplitRange split) implements SplitAssignment {
    public In {
      Objects.requireNonNull(split, "split");
    }
  }

  /** It is in no split. */
  record Without(NoSplit reason) implements SplitAssignment {
    public Without {
      Objects.requireNonNull(reason, "reason");
    }
  }
}
