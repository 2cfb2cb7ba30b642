/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.parquet.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Objects;

/** Checks the split of every row of a row group against what is declared of the splits. */
final class SplitAudit {
  private static final BigInteger POINTS = BigInteger.ONE.shiftLeft(53);

  private final AuditRules.Splits splits;
  private final RowGroup rows;
  private final Findings findings;

  SplitAudit(AuditRules.Splits splits, RowGroup rows, Findings findings) {
    this.splits = splits;
    this.rows = rows;
    this.findings = findings;
  }

  void run(long[] labelTimes) {
    byte[][] names = rows.texts(splits.splitColumn());
    if (splits.byUser() && !rows.hasTexts(splits.userColumn())) {
      runByTime(labelTimes, names);
      return;
    }
    byte[][] users = splits.byUser() ? rows.texts(splits.userColumn()) : new byte[names.length][];
    byte[] user = null;
    double point = 0;
    for (int row = 0; row < labelTimes.length; row++) {
      if (!Arrays.equals(user, users[row])) {
        user = users[row];
        point = point(user);
      }
      String found = text(names[row]);
      String expected = expected(labelTimes[row], point);
      if (!Objects.equals(found, expected)) {
        report(
            row, found, "label time " + at(labelTimes[row]) + " and user point " + point, expected);
      }
    }
  }

  /** Users whose text is not known here could be in any split. */
  private void runByTime(long[] labelTimes, byte[][] names) {
    for (int row = 0; row < labelTimes.length; row++) {
      String found = text(names[row]);
      long time = labelTimes[row];
      boolean isRight =
          found == null
              || splits.splits().stream()
                  .anyMatch(split -> split.name().equals(found) && isInTime(split, time));
      if (!isRight) {
        report(row, found, "label time " + at(time), "another");
      }
    }
  }

  private void report(int row, String found, String what, String expected) {
    findings.add(row, AuditRule.SPLIT, "split " + found + ", but " + what + " is of " + expected);
  }

  private static String text(byte[] name) {
    return name == null ? null : new String(name, UTF_8);
  }

  private static String at(long micros) {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS).toString();
  }

  private static boolean isInTime(AuditRules.Split split, long labelTime) {
    return labelTime >= split.fromMicros() && labelTime < split.toMicros();
  }

  private String expected(long labelTime, double point) {
    for (AuditRules.Split split : splits.splits()) {
      if (isInTime(split, labelTime) && point >= split.usersFrom() && point < split.usersTo()) {
        return split.name();
      }
    }
    return null;
  }

  private double point(byte[] user) {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      sha.update(("split:" + splits.salt() + ":").getBytes(UTF_8));
      byte[] first = Arrays.copyOf(sha.digest(user), Long.BYTES);
      BigInteger bits = new BigInteger(1, first).mod(POINTS);
      return bits.doubleValue() / POINTS.doubleValue();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
