/* SPDX-License-Identifier: Apache-2.0 */
/** From definition files to a typed, checked, canonical definition. */
package dev.hindcast.config;
