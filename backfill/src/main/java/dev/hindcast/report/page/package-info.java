/* SPDX-License-Identifier: Apache-2.0 */
/** The report of a dataset version as one page of HTML that needs nothing else. */
package dev.hindcast.report.page;
