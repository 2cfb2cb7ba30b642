/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.event;

import java.util.Locale;

/**
 * Why a row of an input is no event revision, no label and no version of a dimension's row. It goes
 * to the build's quarantine.
 */
public enum RejectReason {
  NULL_USER(1),
  NULL_EVENT_ID(2),
  NULL_LABEL_ID(3),
  NULL_EVENT_TIME(4),
  NULL_LABEL_TIME(5),
  NULL_ARRIVAL_TIME(6),
  EVENT_TIME_OUT_OF_RANGE(7),
  LABEL_TIME_OUT_OF_RANGE(8),
  ARRIVAL_TIME_OUT_OF_RANGE(9),
  NULL_OUTCOME_END(10),
  NULL_KEY(11),
  NULL_VALID_FROM(12),
  NULL_KNOWN_AT(13),
  /** Of a user who was erased from the dataset: counted, and not kept in the quarantine. */
  ERASED_USER(14);

  private final int code;

  RejectReason(int code) {
    this.code = code;
  }

  /** A positive number that stands for the reason in rows. */
  public int code() {
    return code;
  }

  /** The reason that a number stands for. */
  public static RejectReason ofCode(int code) {
    for (RejectReason reason : values()) {
      if (reason.code == code) {
        return reason;
      }
    }
    throw new IllegalArgumentException("no reject reason has code " + code);
  }

  /** The name in reports, in the dataset manifest and in the quarantine. */
  public String text() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
