/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.store;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Numbers the operations of a storage while somebody watches, and tells the watcher of each. */
final class Operations {
  /** What an operation does to the storage; only a write has a middle. */
  enum Kind {
    READ,
    /** Matters when power is lost, and only then. */
    SYNC,
    CHANGE,
    WRITE
  }

  /** One operation that came to its end or not. */
  record Operation(String name, Kind kind) {
    boolean isChange() {
      return kind == Kind.CHANGE || kind == Kind.WRITE;
    }
  }

  /** An operation, as the storage does it. */
  interface Action<T> {
    T run() throws IOException;
  }

  /** An operation without an answer. */
  interface Effect {
    void run() throws IOException;
  }

  private static final Watcher NOBODY = new Watcher() {};

  private Watcher watcher = NOBODY;
  private List<Operation> seen = new ArrayList<>();

  /** From now on the watcher is told, and counting begins anew. */
  synchronized void watch(Watcher next) {
    watcher = next;
    seen = new ArrayList<>();
  }

  /** Nobody is told any more; all operations since {@link #watch}. */
  synchronized List<Operation> rest() {
    watcher = NOBODY;
    return List.copyOf(seen);
  }

  synchronized int count() {
    return seen.size();
  }

  <T> T read(String name, Action<T> action) throws IOException {
    return watched(new Operation(name, Kind.READ), action, action);
  }

  void sync(String name, Effect effect) throws IOException {
    watched(new Operation(name, Kind.SYNC), answered(effect), answered(effect));
  }

  <T> T change(String name, Action<T> action) throws IOException {
    return watched(new Operation(name, Kind.CHANGE), action, action);
  }

  void change(String name, Effect effect) throws IOException {
    change(name, answered(effect));
  }

  <T> T write(String name, Action<T> whole, Action<T> half) throws IOException {
    return watched(new Operation(name, Kind.WRITE), whole, half);
  }

  void write(String name, Effect whole, Effect half) throws IOException {
    write(name, answered(whole), answered(half));
  }

  private static Action<Boolean> answered(Effect effect) {
    return () -> {
      effect.run();
      return true;
    };
  }

  private <T> T watched(Operation operation, Action<T> whole, Action<T> half) throws IOException {
    Watcher told;
    int number;
    synchronized (this) {
      told = watcher;
      number = seen.size();
      seen.add(operation);
    }
    told.before(number, operation.name());
    boolean isTorn = operation.kind() == Kind.WRITE && told.tears(number);
    T answer = isTorn ? half.run() : whole.run();
    told.after(number, operation.name());
    return answer;
  }
}
