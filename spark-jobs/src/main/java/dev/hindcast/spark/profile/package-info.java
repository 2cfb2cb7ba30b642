/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Measures what the sources of a definition are like: how late, how often corrected, how skewed.
 */
package dev.hindcast.spark.profile;
