/* SPDX-License-Identifier: Apache-2.0 */

/** Real storages and catalogs for tests, started when they are first asked for. */
package dev.hindcast.component;
