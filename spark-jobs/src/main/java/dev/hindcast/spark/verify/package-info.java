/* SPDX-License-Identifier: Apache-2.0 */
/** Checks all files of a dataset version on Spark. It shares no code with what builds versions. */
package dev.hindcast.spark.verify;
