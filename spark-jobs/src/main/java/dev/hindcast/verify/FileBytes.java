/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.verify;

import dev.hindcast.dataset.PublishedFile;
import dev.hindcast.verify.Finding.Remedy;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.apache.parquet.io.InputFile;

/** Compares the bytes of a file with those that were published. */
final class FileBytes {
  static final String SHA256 = "sha-256";
  private static final int BUFFER_BYTES = 1 << 16;

  private FileBytes() {}

  static boolean areAsPublished(InputFile input, PublishedFile file, FileFindings findings)
      throws IOException {
    if (input.getLength() != file.sizeBytes()) {
      findings.add(
          "size", Remedy.RESTORE, input.getLength() + " bytes, published were " + file.sizeBytes());
      return false;
    }
    String found = sha256(input);
    if (!found.equals(file.sha256())) {
      findings.add(
          SHA256, Remedy.RESTORE, "SHA-256 is " + found + ", published was " + file.sha256());
      return false;
    }
    return true;
  }

  /** Every page is what was written, so something else is not. */
  static void addOutsideOfPages(FileFindings findings) {
    findings.add(
        "footer",
        Remedy.RESTORE,
        "every page is intact, so the changed bytes lie in the footer, in the page indexes before"
            + " it, or in the magic numbers at both ends of the file");
  }

  private static String sha256(InputFile input) throws IOException {
    MessageDigest digest;
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
    byte[] buffer = new byte[BUFFER_BYTES];
    try (InputStream bytes = input.newStream()) {
      for (int read; (read = bytes.read(buffer)) >= 0; ) {
        digest.update(buffer, 0, read);
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }
}
