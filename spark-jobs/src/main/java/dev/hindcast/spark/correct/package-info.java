/* SPDX-License-Identifier: Apache-2.0 */
/** Corrects a version: assembles the labels again that changed inputs touch, and no others. */
package dev.hindcast.spark.correct;
