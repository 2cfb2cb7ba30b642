/* SPDX-License-Identifier: Apache-2.0 */

/** Benchmarks: seeded workloads, and the build beside its peers, each in a JVM of its own. */
package dev.hindcast.bench;
