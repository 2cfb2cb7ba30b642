/* SPDX-License-Identifier: Apache-2.0 */
/** Erases users from every version of a dataset and from all that it keeps besides. */
package dev.hindcast.store.erase;
