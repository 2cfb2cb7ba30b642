/* SPDX-License-Identifier: Apache-2.0 */
/** Offers the versions of a dataset as tags of an Iceberg table that names the same files. */
package dev.hindcast.spark.tag;
