/* SPDX-License-Identifier: Apache-2.0 */

/**
 * The leak audit: reads written files back and checks the evidence of every row against the
 * declared rule. It shares no code with the assembler or with the writers.
 */
package dev.hindcast.parquet.audit;
