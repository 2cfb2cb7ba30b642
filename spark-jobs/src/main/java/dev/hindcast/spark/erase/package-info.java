/* SPDX-License-Identifier: Apache-2.0 */
/** Takes the rows of erased users out of files. */
package dev.hindcast.spark.erase;
