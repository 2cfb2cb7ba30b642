/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.store;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Where a process stands still to be killed. */
record StopAt(int number, Phase phase) {
  /** The moment of an operation. */
  enum Phase {
    BEFORE,
    HALFWAY,
    AFTER
  }

  /** Stands still there for good. */
  interface Halt {
    void stand(String where) throws IOException;
  }

  /** Reads what {@link #toString} wrote. */
  static StopAt parse(String text) {
    String[] parts = text.split(" ", -1);
    return new StopAt(Integer.parseInt(parts[1]), Phase.valueOf(parts[0].toUpperCase(Locale.ROOT)));
  }

  /**
   * Before everything that changes the storage, in the middle of every write, and after the last
   * change: one in each state that the storage goes through.
   */
  static List<StopAt> all(List<Operations.Operation> operations) {
    List<StopAt> stops = new ArrayList<>();
    int lastChange = 0;
    for (int number = 0; number < operations.size(); number++) {
      if (operations.get(number).isChange()) {
        lastChange = number;
        stops.add(new StopAt(number, Phase.BEFORE));
      }
      if (operations.get(number).kind() == Operations.Kind.WRITE) {
        stops.add(new StopAt(number, Phase.HALFWAY));
      }
    }
    stops.add(new StopAt(lastChange, Phase.AFTER));
    return stops;
  }

  /** Halts whoever comes to this place. */
  Watcher watcher(Halt halt) {
    return new Watcher() {
      @Override
      public void before(int reached, String operation) throws IOException {
        if (reached == number && phase == Phase.BEFORE) {
          halt.stand(StopAt.this + ", " + operation);
        }
      }

      @Override
      public boolean tears(int reached) {
        return reached == number && phase == Phase.HALFWAY;
      }

      @Override
      public void after(int reached, String operation) throws IOException {
        if (reached == number && phase != Phase.BEFORE) {
          halt.stand(StopAt.this + ", " + operation);
        }
      }
    };
  }

  /** {@code before 7}. */
  @Override
  public String toString() {
    return phase.name().toLowerCase(Locale.ROOT) + " " + number;
  }
}
