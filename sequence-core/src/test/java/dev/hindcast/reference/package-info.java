/* SPDX-License-Identifier: Apache-2.0 */

/** The rule as nested loops, written from its text, never optimised: what the sweep must equal. */
package dev.hindcast.reference;
