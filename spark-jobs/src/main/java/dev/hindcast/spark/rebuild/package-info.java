/* SPDX-License-Identifier: Apache-2.0 */
/** Builds the label windows of a version again and compares; nothing is published. */
package dev.hindcast.spark.rebuild;
