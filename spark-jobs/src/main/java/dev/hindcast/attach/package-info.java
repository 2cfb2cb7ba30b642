/* SPDX-License-Identifier: Apache-2.0 */

/** What ties a driver to the launcher that started it; the launcher uses it, too. Free of Spark. */
package dev.hindcast.attach;
