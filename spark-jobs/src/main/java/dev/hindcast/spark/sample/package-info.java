/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Sample inputs: a generated shop and the Online Retail data set, written to Iceberg tables, and a
 * program that tells two versions of the shop's dataset apart. Nothing else depends on it.
 */
package dev.hindcast.spark.sample;
