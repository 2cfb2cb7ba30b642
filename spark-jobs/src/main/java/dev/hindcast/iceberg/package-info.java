/* SPDX-License-Identifier: Apache-2.0 */

/**
 * Iceberg's own metadata, read without Spark: catalogs, pinned source snapshots, field ids and the
 * checks that a definition's tables must pass before a job starts. Nothing here writes.
 */
package dev.hindcast.iceberg;
