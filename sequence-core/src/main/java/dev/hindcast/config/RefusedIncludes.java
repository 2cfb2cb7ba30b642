/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.config;

import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigIncludeContext;
import com.typesafe.config.ConfigIncluder;
import com.typesafe.config.ConfigIncluderClasspath;
import com.typesafe.config.ConfigIncluderFile;
import com.typesafe.config.ConfigIncluderURL;
import com.typesafe.config.ConfigObject;
import java.io.File;
import java.net.URL;
import java.util.List;

/** Refuses every kind of include: a definition reads nothing but the files it was given. */
final class RefusedIncludes
    implements ConfigIncluder, ConfigIncluderFile, ConfigIncluderURL, ConfigIncluderClasspath {
  private final DefinitionText text;
  private final ConfigProblems problems;

  RefusedIncludes(DefinitionText text, ConfigProblems problems) {
    this.text = text;
    this.problems = problems;
  }

  @Override
  public ConfigIncluder withFallback(ConfigIncluder fallback) {
    return this;
  }

  @Override
  public ConfigObject include(ConfigIncludeContext context, String what) {
    return refuse(what);
  }

  @Override
  public ConfigObject includeFile(ConfigIncludeContext context, File what) {
    return refuse(what.getPath());
  }

  @Override
  public ConfigObject includeURL(ConfigIncludeContext context, URL what) {
    return refuse(what.toString());
  }

  @Override
  public ConfigObject includeResources(ConfigIncludeContext context, String what) {
    return refuse(what);
  }

  private ConfigObject refuse(String what) {
    problems.add(
        new Position(text.name(), line(what)),
        "",
        "include of " + ShownText.quoted(what) + " is not supported",
        "Write the keys into this file, or give a second file with --env.");
    return ConfigFactory.empty().root();
  }

  /** The first line that includes it; 0 if it is not written as it is called. */
  private int line(String what) {
    List<String> lines = text.text().lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).contains("include") && lines.get(i).contains(what)) {
        return i + 1;
      }
    }
    return 0;
  }
}
