/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.event;

/** What a revision says of its event. The order is that of precedence: a retraction is greater. */
public enum RevisionKind {
  REPORT,
  RETRACTION
}
