/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.cli.options;

import java.util.OptionalLong;
import picocli.CommandLine.Option;

/** Which label times, and what they may know. */
public final class RangeOptions {
  @Option(
      names = "--from",
      paramLabel = "TIME",
      required = true,
      converter = TimeText.class,
      description = "First label time: a date, which is its UTC midnight, or an ISO instant.")
  private long fromMicros;

  @Option(
      names = "--to",
      paramLabel = "TIME",
      required = true,
      converter = TimeText.class,
      description = "End of the label times, exclusive.")
  private long toMicros;

  @Option(
      names = "--knowledge-time",
      paramLabel = "TIME",
      converter = TimeText.class,
      description =
          "Latest arrival time that any label may see. Default: knowledge.time of the definition,"
              + " else now.")
  private Long knowledgeTimeMicros;

  public long fromMicros() {
    return fromMicros;
  }

  public long toMicros() {
    return toMicros;
  }

  /** UTC microseconds, empty if it was not given. */
  public OptionalLong knowledgeTimeMicros() {
    return knowledgeTimeMicros == null
        ? OptionalLong.empty()
        : OptionalLong.of(knowledgeTimeMicros);
  }
}
