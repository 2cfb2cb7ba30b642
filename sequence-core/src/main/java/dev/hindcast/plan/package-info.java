/* SPDX-License-Identifier: Apache-2.0 */
/** What is to be built, decided before any work starts. */
package dev.hindcast.plan;
