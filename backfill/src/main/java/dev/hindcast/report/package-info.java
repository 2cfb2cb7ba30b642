/* SPDX-License-Identifier: Apache-2.0 */

/** What commands say: to people in text, to programs in JSON. */
package dev.hindcast.report;
