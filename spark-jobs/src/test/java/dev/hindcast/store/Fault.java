/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.store;

import java.io.IOException;

/** How a storage fails at one of its operations. */
enum Fault {
  /** It is not done. */
  FAILS,
  /** It is done, and its answer is lost. */
  LOSES_THE_ANSWER,
  /** A write is done by half. */
  TEARS,
  /** Neither it nor any later one is done. */
  FAILS_FROM_THEN_ON;

  /** What every failure says. */
  static final String MESSAGE = "the storage is gone";

  /** Whether the operation can fail so, in another way than by the other faults. */
  boolean hits(Operations.Operation operation) {
    return switch (this) {
      case FAILS -> true;
      case LOSES_THE_ANSWER, FAILS_FROM_THEN_ON -> operation.isChange();
      case TEARS -> operation.kind() == Operations.Kind.WRITE;
    };
  }

  /** Lets the operation of that number fail. */
  Watcher at(int failing) {
    return new Watcher() {
      @Override
      public void before(int number, String operation) throws IOException {
        boolean isReached = number == failing && Fault.this == FAILS;
        if (isReached || (number >= failing && Fault.this == FAILS_FROM_THEN_ON)) {
          throw new IOException(MESSAGE);
        }
      }

      @Override
      public boolean tears(int number) {
        return number == failing && Fault.this == TEARS;
      }

      @Override
      public void after(int number, String operation) throws IOException {
        boolean isBefore = Fault.this == FAILS || Fault.this == FAILS_FROM_THEN_ON;
        if (number == failing && !isBefore) {
          throw new IOException(MESSAGE);
        }
      }
    };
  }
}
