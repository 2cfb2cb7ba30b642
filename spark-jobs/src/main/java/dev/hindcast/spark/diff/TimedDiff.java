/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.diff;

import dev.hindcast.diff.RowDiff;
import java.io.Serializable;

/** A row that differs, and its label time in UTC microseconds. */
record TimedDiff(long timeMicros, RowDiff row) implements Serializable {}
