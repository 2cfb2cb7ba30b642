/* SPDX-License-Identifier: Apache-2.0 */
/**
 * The state of backfills: files below {@code builds/<plan id>/}, each put there once and never
 * changed, so that whatever is killed leaves something that can be gone on with.
 */
package dev.hindcast.store.backfill;
