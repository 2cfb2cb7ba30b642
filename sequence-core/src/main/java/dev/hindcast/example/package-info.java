/* SPDX-License-Identifier: Apache-2.0 */
/** Examples that stand beside a definition: small tables and what must come out of them. */
package dev.hindcast.example;
