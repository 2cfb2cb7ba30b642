/* SPDX-License-Identifier: Apache-2.0 */
/** Compares the rows of two versions of a dataset on Spark. */
package dev.hindcast.spark.diff;
