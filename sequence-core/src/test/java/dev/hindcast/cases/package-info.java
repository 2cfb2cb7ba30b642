/* SPDX-License-Identifier: Apache-2.0 */

/**
 * Test cases as values: one user's revisions and labels under one definition. A case is read from a
 * folder or made at random, and rendered to the reference, to the sweep, to a folder, or by other
 * modules to tables.
 */
package dev.hindcast.cases;
