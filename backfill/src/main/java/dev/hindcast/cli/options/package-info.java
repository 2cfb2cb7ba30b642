/* SPDX-License-Identifier: Apache-2.0 */

/** What commands have in common on a command line. */
package dev.hindcast.cli.options;
