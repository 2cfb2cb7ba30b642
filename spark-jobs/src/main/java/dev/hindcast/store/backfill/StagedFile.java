/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.store.backfill;

import dev.hindcast.dataset.PublishedFile;
import dev.hindcast.store.StoreFiles;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Looks at files of a part before they are relied on. */
record StagedFile(StoreFiles files) {
  /** Whether the file is there with its size and its bytes. */
  boolean isAsWritten(PublishedFile file) {
    try {
      if (files.sizeBytes(file.path()) != file.sizeBytes()) {
        return false;
      }
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      try (InputStream in = new DigestInputStream(files.open(file.path()), sha256)) {
        in.transferTo(OutputStream.nullOutputStream());
      }
      return HexFormat.of().formatHex(sha256.digest()).equals(file.sha256());
    } catch (IOException e) {
      return false;
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
