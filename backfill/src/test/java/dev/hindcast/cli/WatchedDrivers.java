/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Looks at the engine's processes and pages, again and again while commands run. */
final class WatchedDrivers implements AutoCloseable {
  private static final Pattern APPLICATION = Pattern.compile("\"id\" : \"([^\"]+)\"");
  private static final List<String> PAGES =
      List.of("/environment/", "/jobs/", "/stages/", "/SQL/", "/executors/", "/storage/");
  private static final List<String> ANSWERS =
      List.of("/environment", "/sql?details=true&planDescription=true", "/jobs", "/stages");
  private static final int PLANS = 4;
  private static final long PAUSE_NANOS = 100_000_000;

  final int port = freePort();
  private final HttpClient client =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
  private final Map<String, String> seen = new LinkedHashMap<>();
  private final Thread watch = new Thread(this::watch, "watched-drivers");
  private volatile boolean isClosed;

  WatchedDrivers() {
    watch.setDaemon(true);
    watch.start();
  }

  /** What was seen, by where; each place as it was when most was seen of it. */
  Map<String, String> seen() {
    synchronized (seen) {
      return Map.copyOf(seen);
    }
  }

  @Override
  public void close() {
    isClosed = true;
    try {
      watch.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void watch() {
    while (!isClosed) {
      List<ProcessHandle> drivers = ProcessHandle.current().descendants().toList();
      drivers.forEach(driver -> add("/proc/" + driver.pid() + "/cmdline"));
      if (!drivers.isEmpty()) {
        PAGES.forEach(page -> page(page));
        Matcher application = APPLICATION.matcher(page("/api/v1/applications"));
        if (application.find()) {
          String api = "/api/v1/applications/" + application.group(1);
          ANSWERS.forEach(answer -> page(api + answer));
          for (int plan = 0; plan < PLANS; plan++) {
            page("/SQL/execution/?id=" + plan);
          }
        }
      }
      LockSupport.parkNanos(PAUSE_NANOS);
    }
  }

  private void add(String file) {
    try {
      keep(file, Files.readString(Path.of(file), ISO_8859_1));
    } catch (IOException e) {
      // The process has ended.
    }
  }

  private String page(String path) {
    URI uri = URI.create("http://127.0.0.1:" + port + path);
    try {
      HttpResponse<String> answer =
          client.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() == 200) {
        keep(path, answer.body());
        return answer.body();
      }
    } catch (IOException e) {
      return "";
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return "";
  }

  private void keep(String place, String text) {
    synchronized (seen) {
      seen.merge(place, text, (old, now) -> now.length() > old.length() ? now : old);
    }
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
