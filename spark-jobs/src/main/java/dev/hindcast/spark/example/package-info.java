/* SPDX-License-Identifier: Apache-2.0 */
/** Runs the examples that stand beside a definition: the real job over small tables. */
package dev.hindcast.spark.example;
