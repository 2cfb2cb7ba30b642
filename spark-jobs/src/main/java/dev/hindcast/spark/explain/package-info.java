/* SPDX-License-Identifier: Apache-2.0 */
/** Explains the row of a label: what became of every event of its user, and why. */
package dev.hindcast.spark.explain;
