/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.diff;

import java.io.Serializable;

/** A value before and after; either may be null. */
public record ValueChange(Object before, Object after) implements Serializable {}
