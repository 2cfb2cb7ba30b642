/* SPDX-License-Identifier: Apache-2.0 */

/**
 * Hands a build request to an engine and waits for the outcome: the only process boundary, crossed
 * by one JSON file each way.
 */
package dev.hindcast.submit;
