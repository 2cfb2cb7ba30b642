/* SPDX-License-Identifier: Apache-2.0 */

/**
 * Checks the files of a dataset version against its manifest. It shares no code with what builds
 * versions: neither with the assembler nor with the writers.
 */
package dev.hindcast.verify;
