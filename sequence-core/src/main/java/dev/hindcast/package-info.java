/* SPDX-License-Identifier: Apache-2.0 */

/**
 * What a user event sequence is: time, events, labels, the definition, the rule that decides which
 * events a label may see, and the shape of a published data set.
 *
 * <p>Pure: no engine, no logging, no input or output, no clock, no randomness, no default locale or
 * zone.
 */
package dev.hindcast;
