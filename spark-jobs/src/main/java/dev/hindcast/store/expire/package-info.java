/* SPDX-License-Identifier: Apache-2.0 */

/** Gives up versions that nobody keeps, and removes the files that no version needs any more. */
package dev.hindcast.store.expire;
