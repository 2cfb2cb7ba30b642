/* SPDX-License-Identifier: Apache-2.0 */

/** The Spark job: ingest, filter, enrich, assemble and publish, one package per stage. */
package dev.hindcast.spark;
