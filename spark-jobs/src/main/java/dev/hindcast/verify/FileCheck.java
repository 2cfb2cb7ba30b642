/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.verify;

import dev.hindcast.dataset.ColumnRole;
import dev.hindcast.dataset.PublishedFile;
import dev.hindcast.error.HindcastException;
import dev.hindcast.parquet.audit.AuditResult;
import dev.hindcast.parquet.audit.AuditedFile;
import dev.hindcast.parquet.audit.LeakAudit;
import dev.hindcast.parquet.audit.OrderAudit;
import dev.hindcast.verify.Finding.Remedy;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.HadoopReadOptions;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.ParquetMetadata;
import org.apache.parquet.hadoop.util.HadoopInputFile;
import org.apache.parquet.io.InputFile;

/**
 * Checks one file of a version: its bytes against size and SHA-256, its footer against the schema,
 * and every row against what the definition declares. Where the bytes are others than those that
 * were published, the pages are looked at one by one to find the place. Nothing that is wrong with
 * a file is an error.
 */
public final class FileCheck {
  private final Configuration configuration;
  private final FileRules rules;

  public FileCheck(Configuration configuration, FileRules rules) {
    this.configuration = configuration;
    this.rules = rules;
  }

  /**
   * Reads the file twice if it is as it was published.
   *
   * @param location where it lies
   */
  public CheckedFile check(Path location, PublishedFile file) {
    FileFindings findings = new FileFindings();
    InputFile input;
    boolean isWhole;
    try {
      input = HadoopInputFile.fromPath(location, configuration);
      isWhole = FileBytes.areAsPublished(input, file, findings);
    } catch (FileNotFoundException e) {
      findings.add("missing", Remedy.RESTORE, "there is no such file");
      return findings.of(file, 0, 0, false);
    } catch (IOException e) {
      findings.add("unreadable", Remedy.RESTORE, "its bytes cannot be read: " + reason(e));
      return findings.of(file, 0, 0, false);
    }
    return content(location, input, file, isWhole, findings);
  }

  private CheckedFile content(
      Path location, InputFile input, PublishedFile file, boolean isWhole, FileFindings findings) {
    Remedy remedy = isWhole ? Remedy.REPORT : Remedy.RESTORE;
    List<Long> rowGroupEnds = new ArrayList<>();
    try {
      ParquetMetadata footer = footer(input);
      long before = findings.count();
      new FooterCheck(footer, rules.schema(), remedy, findings).run(file);
      if (findings.count() == before && !isWhole) {
        new PageWalk(configuration, input, footer, findings).run();
        if (findings.count() == before) {
          FileBytes.addOutsideOfPages(findings);
        }
      }
      if (findings.count() > before && !isWhole) {
        return findings.of(file, 0, 0, false);
      }
      long rows = 0;
      for (BlockMetaData block : footer.getBlocks()) {
        rowGroupEnds.add(rows += block.getRowCount());
      }
    } catch (IOException | RuntimeException e) {
      findings.add("footer", remedy, "the footer cannot be read: " + reason(e));
      return findings.of(file, 0, 0, false);
    }
    return rows(location, file, remedy, rowGroupEnds, findings);
  }

  private CheckedFile rows(
      Path location,
      PublishedFile file,
      Remedy remedy,
      List<Long> rowGroupEnds,
      FileFindings findings) {
    AuditedFile claim =
        new AuditedFile(location.getName(), file.window(), file.rows(), file.rowDigest());
    try {
      AuditResult audited =
          new LeakAudit(configuration, location.getParent(), rules.rows()).audit(claim);
      findings.add(audited, rowGroupEnds, remedy);
      findings.add(OrderAudit.audit(configuration, location, order(file)), rowGroupEnds, remedy);
      return findings.of(file, audited.rows(), audited.elements(), true);
    } catch (IOException | RuntimeException e) {
      findings.add("unreadable", remedy, "its rows cannot be read: " + reason(e));
      return findings.of(file, 0, 0, false);
    }
  }

  private OrderAudit.Claim order(PublishedFile file) {
    return new OrderAudit.Claim(
        file.path(),
        rules.column(ColumnRole.USER),
        rules.column(ColumnRole.LABEL_TIME),
        rules.column(ColumnRole.LABEL_ID),
        file.minLabelTimeMicros(),
        file.maxLabelTimeMicros(),
        file.minUserHash(),
        file.maxUserHash());
  }

  private ParquetMetadata footer(InputFile input) throws IOException {
    var options = HadoopReadOptions.builder(configuration).build();
    try (ParquetFileReader reader = ParquetFileReader.open(input, options)) {
      return reader.getFooter();
    }
  }

  private static String reason(Exception e) {
    Throwable cause = e instanceof HindcastException && e.getCause() != null ? e.getCause() : e;
    String message = cause.getMessage() == null ? "" : ": " + cause.getMessage();
    return cause.getClass().getSimpleName() + message;
  }
}
