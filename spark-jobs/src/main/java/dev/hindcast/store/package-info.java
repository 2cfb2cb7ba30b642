/* SPDX-License-Identifier: Apache-2.0 */

/**
 * Dataset versions on storage: where the files of a dataset lie, and how a version comes into
 * being. Knows no engine.
 */
package dev.hindcast.store;
