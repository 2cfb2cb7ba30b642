/* SPDX-License-Identifier: Apache-2.0 */

/**
 * Parquet files of a dataset: typed columns pushed straight into pages, one file per label window
 * and roll. Knows neither Spark nor the rule; rows come from a {@link
 * dev.hindcast.parquet.RowFeed}.
 */
package dev.hindcast.parquet;
