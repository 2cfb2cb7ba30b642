/* SPDX-License-Identifier: Apache-2.0 */

/** The command line {@code hindcast}: commands are option mixins and a short call. */
package dev.hindcast.cli;
