/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.cases;

/** A label of a case; the time is UTC microseconds. */
public record CaseLabel(String id, long timeMicros) {}
