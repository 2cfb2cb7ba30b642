/* SPDX-License-Identifier: Apache-2.0 */
/** Rows of a version that its report shows. */
package dev.hindcast.spark.report;
