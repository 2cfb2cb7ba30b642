/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.cli;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** The version of the project that this is. */
final class EngineVersion implements IVersionProvider {
  @Override
  public String[] getVersion() {
    return new String[] {"hindcast " + text()};
  }

  /** Such as {@code 0.1.0}. */
  static String text() {
    try (InputStream in = EngineVersion.class.getResourceAsStream("/hindcast.properties")) {
      Properties properties = new Properties();
      properties.load(in);
      return properties.getProperty("version");
    } catch (IOException e) {
      throw new IllegalStateException("hindcast.properties cannot be read", e);
    }
  }
}
