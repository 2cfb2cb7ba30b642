/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.hindcast.iceberg.TestLake;
import dev.hindcast.submit.DriverCommand;
import dev.hindcast.submit.LocalSubmitter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Secrets are found nowhere but where they were given, and texts out of rows are shown escaped:
 * every command that asks the engine is run with real drivers, and all they leave is searched.
 */
class PlantedSecretsTest {
  private static final String MARKER = "pl4nted";
  private static final Path SPARK = Path.of("../spark-jobs/target");

  @TempDir Path folder;

  private final Map<String, String> found = new LinkedHashMap<>();
  private int planted;

  @Test
  void plantedSecretsAreFoundNowhereAndTextsOfRowsMakeUpNoLines() throws IOException {
    assumeTrue(
        Files.exists(SPARK.resolve("spark.classpath")), "made by the phase package of spark-jobs");
    try (TestLake lake = HostileShop.create(folder);
        WatchedDrivers drivers = new WatchedDrivers()) {
      Path definition = definition(lake);
      Path environment = environment();
      Map<String, String> variables = variables(drivers.port);

      assertThat(build(variables, definition, environment, "baskets").exitCode()).isZero();
      CommandRun failed =
          build(
              variables,
              definition,
              environment,
              "failing",
              "--set",
              "sources.orders.attributes.number=cast(stock_code as int)",
              "-v");
      assertThat(failed.exitCode()).isEqualTo(3);
      assertThat(failed.err()).contains("Cannot compute an expression of the definition for a row");
      CommandRun unreachable =
          build(variables, definition, environment, "far", "--set", "labels.table=vault.a.b");
      assertThat(unreachable.exitCode()).isEqualTo(4);
      assertThat(unreachable.err()).contains("vault");
      Path dataset = folder.resolve("datasets/baskets");
      Path report = folder.resolve("report.html");
      Object[] env = {"--env", environment};
      run(variables, 0, env, "check", definition);
      run(variables, 0, env, "profile", definition);
      run(variables, 0, env, "explain", dataset, "--label", HostileShop.TEXT);
      run(variables, 0, env, "versions", "verify", dataset, "--rebuild");
      run(variables, 0, new Object[0], "report", dataset, "--out", report);
      for (String command : List.of("show", "list", "files")) {
        run(variables, 0, new Object[0], "versions", command, dataset);
      }
      run(variables, 0, new Object[0], "versions", "describe", dataset, "--as", "croissant");
      assertThat(drivers.seen())
          .containsKeys("/environment/", "/jobs/", "/SQL/", "/SQL/execution/?id=0")
          .anySatisfy(
              (place, text) -> assertThat(place).endsWith("/sql?details=true&planDescription=true"))
          .anySatisfy((place, text) -> assertThat(place).endsWith("/cmdline"));
      drivers.seen().forEach(found::put);
      assertThat(Files.readString(report)).doesNotContain("<script>alert");
    }
    int files = addFiles(folder.resolve("datasets")) + addFiles(folder.resolve("report.html"));

    assertThat(planted).isGreaterThanOrEqualTo(20);
    found.forEach((place, text) -> assertThat(text).as(place).doesNotContain(MARKER));
    found.forEach(
        (place, text) -> {
          if (place.startsWith("hindcast ") || place.endsWith(".log")) {
            assertThat(text)
                .as(place)
                .doesNotContainPattern("[\\p{Cntrl}&&[^\\n]]")
                .doesNotContainPattern("(?m)^ *ERROR made up");
          }
        });
    System.out.printf(
        "PlantedSecretsTest: %d secrets, found in none of %d places (%d files)%n",
        planted, found.size(), files);
  }

  private Path definition(TestLake lake) throws IOException {
    return Files.writeString(
        folder.resolve("baskets.conf"),
        """
        dataset {
          name = baskets
          path = "%1$s/datasets"
          description = "the password is "${?DB_PASSWORD}
          catalogs.lake {
            type = jdbc, uri = "%2$s", warehouse = "%1$s/warehouse"
            s3.secret-access-key = %3$s, token = %4$s, "header.Authorization" = "Bearer %5$s"
            note = "also "${?DB_PASSWORD}
          }
          catalogs.vault {
            type = jdbc, warehouse = "s3://%6$s:%7$s@bucket/x"
            uri = "jdbc:postgresql://me:%8$s@127.0.0.1:1/db?user=me&password=%9$s&connectTimeout=1"
            jdbc.password = ${?DB_PASSWORD}
            credential = "id:%10$s", "adls.sas-token.account" = "sv=1&sig=%11$s"
            private-key = %12$s, "ssl.keystore.passphrase" = %13$s, "s3.session-token" = %14$s
          }
          knowledge { delay = 1 hour }
          gates { max-rejected-share = 1 }
          labels {
            table = lake.shop.labels
            id = label_id, user = customer_id, time = label_time, columns = [label]
          }
          sources.orders {
            table = lake.shop.orders
            user = customer_id, event-id = [invoice, line], event-time = invoice_time
            arrival-time = recorded_at
            attributes { item = stock_code, quantity = quantity }
          }
          sequences.recent { max-length = 10 }
        }
        """
            .formatted(
                folder,
                lake.properties().get("uri"),
                secret(),
                secret(),
                secret(),
                secret(),
                secret(),
                secret(),
                secret(),
                secret(),
                secret(),
                secret(),
                secret(),
                secret()));
  }

  private Path environment() throws IOException {
    return Files.writeString(
        folder.resolve("secret.conf"),
        "dataset.catalogs.vault { client_secret = %s, oauth2-credential = %s, api-key = %s }"
            .formatted(secret(), secret(), secret()));
  }

  private Map<String, String> variables(int port) {
    return Map.of(
        "DB_PASSWORD",
        secret(),
        "HINDCAST_SET",
        "catalogs.vault.\"header.Cookie\"="
            + secret()
            + "\ncatalogs.lake.encryption-key="
            + secret(),
        "HINDCAST_CONF",
        "spark.hadoop.fs.s3a.secret.key=%s\nspark.hadoop.fs.s3a.access.key=%s\nspark.ssl.keyPassword=%s"
                .formatted(secret(), secret(), secret())
            + "\nspark.hadoop.fs.azure.account.key.x="
            + secret()
            + "\nspark.ui.enabled=true\nspark.ui.port="
            + port);
  }

  private String secret() {
    planted++;
    return MARKER + "0" + planted;
  }

  private CommandRun build(
      Map<String, String> variables,
      Path definition,
      Path environment,
      String name,
      Object... more) {
    List<Object> arguments =
        new ArrayList<>(
            List.of("build", definition, "--env", environment, "--set", "name=" + name));
    arguments.addAll(List.of("--from", "2026-03-01", "--to", "2026-03-03"));
    arguments.addAll(List.of(more));
    return run(variables, arguments);
  }

  private void run(
      Map<String, String> variables, int exitCode, Object[] more, Object... arguments) {
    List<Object> all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of(more));
    CommandRun run = run(variables, all);
    assertThat(run.exitCode()).as(run.err()).isEqualTo(exitCode);
  }

  private CommandRun run(Map<String, String> variables, List<Object> arguments) {
    Map<String, String> given = new java.util.HashMap<>(variables);
    if (arguments.get(0).equals("report") || !arguments.toString().contains("--env")) {
      given.remove("HINDCAST_SET");
    }
    CommandRun run = CommandRun.of(given, submitter(), arguments.toArray());
    String name = "hindcast " + arguments.get(0) + " " + found.size();
    found.put(name + " (out)", run.out().replace("\t", " "));
    found.put(name + " (err)", run.err().replace("\t", " "));
    return run;
  }

  private static LocalSubmitter submitter() {
    return new LocalSubmitter(
        DriverCommand.of(
            Map.of(
                "java.home",
                System.getProperty("java.home"),
                DriverCommand.CLASS_PATH_PROPERTY,
                SPARK.resolve("spark.classpath").toString(),
                DriverCommand.OPTIONS_PROPERTY,
                SPARK.resolve("spark.options").toString()),
            Map.of(
                DriverCommand.OPTIONS_VARIABLE,
                "-XX:TieredStopAtLevel=1 -Xshare:auto -Xmx600m -Dspark.master=local[1]")));
  }

  private int addFiles(Path top) throws IOException {
    try (Stream<Path> files = Files.walk(top)) {
      List<Path> all = files.filter(Files::isRegularFile).toList();
      for (Path file : all) {
        found.put(file.toString(), new String(Files.readAllBytes(file), ISO_8859_1));
      }
      return all.size();
    }
  }
}
