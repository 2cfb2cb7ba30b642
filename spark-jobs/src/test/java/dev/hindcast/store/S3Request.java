/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.store;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A request on the wire to S3.
 *
 * @param line such as {@code PUT /bucket/key HTTP/1.1}
 * @param headers as they came, but for those that are about the connection
 */
record S3Request(String line, List<String> headers, byte[] body) {
  private static final String END_OF_HEAD = "\r\n\r\n";

  static S3Request read(Socket client) throws IOException {
    InputStream in = client.getInputStream();
    List<String> head = head(in).lines().toList();
    if (value(head, "expect").equalsIgnoreCase("100-continue")) {
      client.getOutputStream().write(("HTTP/1.1 100 Continue" + END_OF_HEAD).getBytes(ISO_8859_1));
    }
    String length = value(head, "content-length");
    byte[] body = in.readNBytes(length.isEmpty() ? 0 : Integer.parseInt(length));
    List<String> headers =
        head.stream()
            .skip(1)
            .filter(header -> !header.toLowerCase(Locale.ROOT).matches("(expect|connection):.*"))
            .toList();
    return new S3Request(head.get(0), headers, body);
  }

  private static String head(InputStream in) throws IOException {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    while (!head.toString(ISO_8859_1).endsWith(END_OF_HEAD)) {
      int b = in.read();
      if (b < 0) {
        throw new EOFException("no request");
      }
      head.write(b);
    }
    return head.toString(ISO_8859_1).trim();
  }

  private static String value(List<String> head, String name) {
    return head.stream()
        .filter(header -> header.toLowerCase(Locale.ROOT).startsWith(name + ":"))
        .map(header -> header.substring(name.length() + 1).trim())
        .findFirst()
        .orElse("");
  }

  /** What the storage is to see, which closes the connection after its answer. */
  byte[] bytes(int bodyBytes) {
    byte[] head =
        Stream.concat(
                Stream.concat(Stream.of(line), headers.stream()), Stream.of("Connection: close"))
            .collect(Collectors.joining("\r\n", "", END_OF_HEAD))
            .getBytes(ISO_8859_1);
    byte[] all = Arrays.copyOf(head, head.length + bodyBytes);
    System.arraycopy(body, 0, all, head.length, bodyBytes);
    return all;
  }

  /** {@code PUT versions/v000002.json}. */
  String name() {
    String[] parts = line.split(" ", -1);
    int inDataset = parts[1].indexOf("/home-feed/");
    String path = inDataset < 0 ? parts[1] : parts[1].substring(inDataset + 11);
    return parts[0] + " " + path;
  }

  Operations.Kind kind() {
    if (line.startsWith("GET ") || line.startsWith("HEAD ")) {
      return Operations.Kind.READ;
    }
    boolean isWrite = line.startsWith("PUT ") && body.length > 1;
    return isWrite ? Operations.Kind.WRITE : Operations.Kind.CHANGE;
  }
}
