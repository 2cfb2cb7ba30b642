/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.config;

/** Kind of layer, lowest first: a higher one wins. */
enum Tier {
  REFERENCE,
  DEFINITION,
  ENVIRONMENT,
  OVERRIDE
}
