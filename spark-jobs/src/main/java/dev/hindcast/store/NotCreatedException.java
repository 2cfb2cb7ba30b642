/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.store;

import java.io.IOException;

/** A file was not made, and will not come to be there. */
public final class NotCreatedException extends IOException {
  private static final long serialVersionUID = 1L;

  /** What kept the file from being made is the cause. */
  public NotCreatedException(IOException cause) {
    super(cause.toString(), cause);
  }

  @Override
  public synchronized IOException getCause() {
    return (IOException) super.getCause();
  }
}
