/* SPDX-License-Identifier: Apache-2.0 */

/**
 * What changed between two pinned snapshots of a table, from Iceberg's metadata alone. Free of
 * Spark.
 */
package dev.hindcast.iceberg.change;
