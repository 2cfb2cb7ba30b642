/* SPDX-License-Identifier: Apache-2.0 */

/** Tells two versions of a dataset apart: their manifests, and the lists of two rows. */
package dev.hindcast.diff;
