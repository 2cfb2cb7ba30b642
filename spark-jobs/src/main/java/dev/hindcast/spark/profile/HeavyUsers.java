/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.profile;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The users with the most events; each user is added once. */
final class HeavyUsers implements Serializable {
  private static final long serialVersionUID = 1L;

  private static final int MOST = 10;
  private static final Comparator<HeavyUser> ORDER =
      Comparator.comparingLong(HeavyUser::events).reversed().thenComparing(HeavyUser::user);

  record HeavyUser(String user, long events) implements Serializable {}

  private final ArrayList<HeavyUser> users = new ArrayList<>();

  void add(HeavyUser user) {
    if (users.size() < MOST || ORDER.compare(user, users.get(MOST - 1)) < 0) {
      users.add(user);
      users.sort(ORDER);
      if (users.size() > MOST) {
        users.remove(MOST);
      }
    }
  }

  /** Whether a user with so many events would be listed. */
  boolean wants(long events) {
    return users.size() < MOST || events >= users.get(MOST - 1).events();
  }

  void add(HeavyUsers others) {
    others.users.forEach(this::add);
  }

  /** The heaviest first; users of equal weight by name. */
  List<HeavyUser> list() {
    return List.copyOf(users);
  }
}
