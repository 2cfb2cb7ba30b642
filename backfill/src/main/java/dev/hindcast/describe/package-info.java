/* SPDX-License-Identifier: Apache-2.0 */
/**
 * What a dataset version says about itself to catalogs of datasets: Croissant and dataset cards.
 */
package dev.hindcast.describe;
