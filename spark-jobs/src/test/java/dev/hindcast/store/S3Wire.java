/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;

/** Stands on the wire between clients and an S3 storage. Every request is an operation. */
final class S3Wire {
  /** An answer in the storage's place; the request does not reach it. */
  static final class Answer extends IOException {
    private static final long serialVersionUID = 1L;

    private final int status;

    Answer(int status, String code) {
      super(code);
      this.status = status;
    }

    byte[] http() {
      String body = "<Error><Code>" + getMessage() + "</Code><Message>by a test</Message></Error>";
      return String.format(
              "HTTP/1.1 %d %s\r\nContent-Type: application/xml\r\nContent-Length: %d\r\n"
                  + "Connection: close\r\n\r\n%s",
              status, getMessage(), body.length(), body)
          .getBytes(UTF_8);
    }
  }

  private final ServerSocket clients;
  private final int storagePort;
  private final Operations operations;

  private S3Wire(ServerSocket clients, int storagePort, Operations operations) {
    this.clients = clients;
    this.storagePort = storagePort;
    this.operations = operations;
  }

  /** Begins to listen; ends with the JVM. */
  static S3Wire to(int storagePort, Operations operations) throws IOException {
    ServerSocket clients = new ServerSocket(0, 64, InetAddress.getLoopbackAddress());
    S3Wire wire = new S3Wire(clients, storagePort, operations);
    start("wire", wire::accept);
    return wire;
  }

  String endpoint() {
    return "http://127.0.0.1:" + clients.getLocalPort();
  }

  private static void start(String name, Runnable work) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    thread.start();
  }

  private void accept() {
    while (!clients.isClosed()) {
      try {
        Socket client = clients.accept();
        start("wire-request", () -> serve(client));
      } catch (IOException e) {
        return;
      }
    }
  }

  /** One request per connection; a failure cuts the connection without an answer. */
  private void serve(Socket client) {
    try (client) {
      S3Request request = S3Request.read(client);
      client.getOutputStream().write(answer(request));
    } catch (IOException cut) {
      return;
    }
  }

  private byte[] answer(S3Request request) throws IOException {
    try {
      return switch (request.kind()) {
        case READ, SYNC -> operations.read(request.name(), () -> pass(request));
        case CHANGE -> operations.change(request.name(), () -> pass(request));
        case WRITE ->
            operations.write(request.name(), () -> pass(request), () -> passHalf(request));
      };
    } catch (Answer instead) {
      return instead.http();
    }
  }

  private byte[] pass(S3Request request) throws IOException {
    try (Socket storage = new Socket(InetAddress.getLoopbackAddress(), storagePort)) {
      storage.getOutputStream().write(request.bytes(request.body().length));
      return storage.getInputStream().readAllBytes();
    }
  }

  /** The storage may have answered and closed the connection before all of the half came. */
  private byte[] passHalf(S3Request request) throws IOException {
    try (Socket storage = new Socket(InetAddress.getLoopbackAddress(), storagePort)) {
      storage.getOutputStream().write(request.bytes(request.body().length / 2));
    } catch (SocketException closed) {
      return new byte[0];
    }
    return new byte[0];
  }
}
