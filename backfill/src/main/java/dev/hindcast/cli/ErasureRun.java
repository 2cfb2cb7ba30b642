/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hindcast.cli.options.OutputOptions;
import dev.hindcast.config.ParsedDefinition;
import dev.hindcast.dataset.DatasetManifest;
import dev.hindcast.error.ErrorCode;
import dev.hindcast.error.HindcastException;
import dev.hindcast.label.LabelWindow;
import dev.hindcast.plan.BuildRequest;
import dev.hindcast.plan.BuildWaivers;
import dev.hindcast.report.ErasureText;
import dev.hindcast.store.DatasetStore;
import dev.hindcast.store.OfferedTables;
import dev.hindcast.store.erase.ErasureFolder;
import dev.hindcast.store.erase.Erasures;
import dev.hindcast.submit.EngineSettings;
import dev.hindcast.submit.JobKind;
import dev.hindcast.time.Micros;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Shows whom an erasure would touch, or runs it and says what it did.
 *
 * @param users file of the users' ids
 * @param receiptCopy where the receipt is written, too
 */
record ErasureRun(
    Surroundings surroundings,
    OutputOptions output,
    EngineSettings settings,
    DatasetStore store,
    Path users,
    Optional<Path> receiptCopy) {
  private static final int SALT_INTS = 8;

  /** Says what would be erased, and returns the exit code. */
  int show(ParsedDefinition definition, List<byte[]> ids) {
    return new PassingJob(surroundings, output, settings)
        .report(
            question(definition, List.of("--dry-run", "yes")),
            report -> new ErasureText(report, surroundings.columns()).plan(ids.size()),
            report -> 0);
  }

  /** Erases, and returns the exit code. */
  int run(ParsedDefinition definition, List<byte[]> ids) {
    checkReceiptCopy();
    Optional<ErasureFolder> before = new Erasures(store).of(ids);
    if (before.isEmpty() || before.get().receipt().isEmpty()) {
      checkTables(definition.definition().catalogs().keySet());
    }
    ErasureFolder folder = before.orElseGet(() -> begin(ids));
    if (folder.receipt().isPresent()) {
      say("These users were erased before; only what builds have left since is removed.");
    }
    return new PassingJob(surroundings, output, settings)
        .run(question(definition, List.of()), outcome -> done(folder));
  }

  private ErasureFolder begin(List<byte[]> ids) {
    StringBuilder salt = new StringBuilder();
    for (int n = 0; n < SALT_INTS; n++) {
      salt.append(String.format(Locale.ROOT, "%08x", surroundings.random().getAsInt()));
    }
    Instant now = surroundings.clock().instant();
    return new Erasures(store)
        .begin(
            ids,
            salt.toString(),
            BuildIds.at(now, surroundings.random().getAsInt()),
            Micros.ofInstant(now),
            EngineVersion.text());
  }

  private int done(ErasureFolder folder) {
    byte[] receipt = folder.receipt().orElseThrow();
    receiptCopy.ifPresent(file -> write(receipt, file));
    if (output.isJson()) {
      surroundings.out().print(new String(receipt, UTF_8));
      surroundings.out().flush();
    } else {
      say(new ErasureText(json(receipt), surroundings.columns()).receipt());
      surroundings.out().println(folder.receiptLocation());
    }
    return 0;
  }

  /** The job reads no inputs: the request carries how catalogs are reached, and names the run. */
  private Question question(ParsedDefinition definition, List<String> more) {
    Instant now = surroundings.clock().instant();
    BuildRequest request =
        new BuildRequest(
            BuildIds.at(now, surroundings.random().getAsInt()),
            Micros.ofInstant(now),
            EngineVersion.text(),
            definition,
            0,
            1,
            List.of(new LabelWindow(0, 1)),
            Micros.ofInstant(now),
            latest().build().sourceSnapshots(),
            Map.of(),
            0,
            JobKind.ERASE.text(),
            BuildWaivers.NONE);
    List<String> arguments =
        new ArrayList<>(List.of("--dataset", store.layout().root(), "--users", users.toString()));
    arguments.addAll(more);
    return new Question(JobKind.ERASE, request, arguments);
  }

  private DatasetManifest latest() {
    return store.load(store.latest().orElseThrow());
  }

  private static JsonNode json(byte[] receipt) {
    try {
      return new ObjectMapper().readTree(new String(receipt, UTF_8));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a receipt that is no JSON", e);
    }
  }

  /** Found out before anything is erased. */
  private void checkReceiptCopy() {
    receiptCopy.ifPresent(
        file -> {
          Path parent = file.toAbsolutePath().getParent();
          if (!Files.isDirectory(parent) || Files.isDirectory(file)) {
            throw new HindcastException(
                ErrorCode.COMMAND_LINE_INVALID,
                "Cannot write the receipt to "
                    + file
                    + ": "
                    + (Files.isDirectory(file) ? "it is a folder" : "its folder does not exist")
                    + ". Give a file in an existing folder as --receipt; nothing was erased.");
          }
        });
  }

  /** Found out before anything is erased: tables that offer versions are cleaned last. */
  private void checkTables(Set<String> catalogs) {
    OfferedTables offered = new OfferedTables(store);
    for (String table : offered.all()) {
      String catalog = table.substring(0, Math.max(0, table.indexOf('.')));
      if (!catalogs.contains(catalog)) {
        throw new HindcastException(
            ErrorCode.COMMAND_LINE_INVALID,
            "Cannot erase users from dataset "
                + store.layout().name()
                + ": its versions were offered in table "
                + table
                + ", which must be cleaned too, and no catalog "
                + catalog
                + " is declared. Give the same --set or --env as to versions iceberg; if the"
                + " catalog is gone for good, remove "
                + offered.location(table)
                + ". Nothing more was erased.");
      }
    }
  }

  private static void write(byte[] receipt, Path file) {
    try {
      Files.write(file, receipt);
    } catch (IOException e) {
      throw new HindcastException(
          ErrorCode.STORAGE_FAILED,
          "The users were erased, but the receipt cannot be written to "
              + file
              + ": "
              + e
              + ". Give the same command again with another --receipt.",
          e);
    }
  }

  private void say(String text) {
    if (!output.isQuiet() && !output.isJson()) {
      surroundings.err().println(text);
    }
  }
}
