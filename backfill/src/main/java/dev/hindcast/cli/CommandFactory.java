/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.cli;

import picocli.CommandLine;
import picocli.CommandLine.IFactory;

/** Makes commands; those that ask for the surroundings in their constructor are given them. */
record CommandFactory(Surroundings surroundings) implements IFactory {
  @Override
  public <K> K create(Class<K> type) throws Exception {
    for (var constructor : type.getDeclaredConstructors()) {
      if (constructor.getParameterCount() == 1
          && constructor.getParameterTypes()[0] == Surroundings.class) {
        constructor.setAccessible(true);
        return type.cast(constructor.newInstance(surroundings));
      }
    }
    return CommandLine.defaultFactory().create(type);
  }
}
