/* SPDX-License-Identifier: Apache-2.0 */
/** Copies rows of published files into new files, value by value, without assembling them again. */
package dev.hindcast.parquet.copy;
