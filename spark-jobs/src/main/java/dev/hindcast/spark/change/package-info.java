/* SPDX-License-Identifier: Apache-2.0 */

/** Which rows changed between two pinned snapshots, and which users that may touch. */
package dev.hindcast.spark.change;
