/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.assemble;

/** How the amounts of a lane add up. */
public enum AmountKind {
  /** Whole numbers; their sum must fit into 64 bits. */
  INTEGER,
  /** Decimals of one scale, as unscaled whole numbers; their sum has up to 128 bits. */
  DECIMAL,
  /** Doubles; floats as the doubles that equal them. */
  DOUBLE
}
