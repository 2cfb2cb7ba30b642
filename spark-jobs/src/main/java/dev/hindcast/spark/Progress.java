/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark;

import java.util.Locale;

/** Says how far a build has come. */
@FunctionalInterface
public interface Progress {
  /** Says nothing. */
  Progress NONE = (stage, done, total) -> {};

  /** How a line on standard error begins that a launcher reads; JSON follows. */
  String LINE_PREFIX = "HINDCAST-PROGRESS ";

  /** Stages in the order of a build, then those of other jobs. */
  enum Stage {
    PIN,
    INGEST,
    ASSEMBLE,
    PUBLISH,
    STAGED,
    CHECK,
    COMPARE;

    String text() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** A total of 0 means that it is not known. */
  void report(Stage stage, long done, long total);

  /** Writes one line of JSON for each report to standard error. */
  static Progress toStandardError() {
    return (stage, done, total) -> {
      String json =
          String.format(
              Locale.ROOT,
              "{\"stage\":\"%s\",\"done\":%d,\"total\":%d}",
              stage.text(),
              done,
              total);
      synchronized (System.err) {
        System.err.println(LINE_PREFIX + json);
      }
    };
  }
}
