/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.parquet.audit;

import dev.hindcast.dataset.RowDigest;
import dev.hindcast.error.ErrorCode;
import dev.hindcast.error.HindcastException;
import java.io.IOException;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.HadoopReadOptions;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.util.HadoopInputFile;
import org.apache.parquet.schema.MessageType;

/** Audits one file, row group by row group. */
final class FileAudit {
  private final Configuration configuration;
  private final Path path;
  private final AuditRules rules;
  private final AuditedFile claim;
  private final Findings findings;
  private long rows;
  private long elements;

  FileAudit(Configuration configuration, Path root, AuditRules rules, AuditedFile claim) {
    this.configuration = configuration;
    this.path = new Path(root, claim.path());
    this.rules = rules;
    this.claim = claim;
    this.findings = new Findings(claim.path());
  }

  AuditResult run() {
    ParquetReadOptions options =
        HadoopReadOptions.builder(configuration).usePageChecksumVerification(true).build();
    try (ParquetFileReader file =
        ParquetFileReader.open(HadoopInputFile.fromPath(path, configuration), options)) {
      MessageType schema = file.getFooter().getFileMetaData().getSchema();
      List<String> problems = Columns.problems(schema, rules);
      if (problems.isEmpty()) {
        read(file, schema);
      } else {
        problems.forEach(problem -> findings.add(AuditRule.SCHEMA, problem));
      }
    } catch (IOException | RuntimeException e) {
      throw unreadable(e);
    }
    return findings.result(rows, elements);
  }

  private void read(ParquetFileReader file, MessageType schema) throws IOException {
    String createdBy = file.getFooter().getFileMetaData().getCreatedBy();
    MessageType evidence = Columns.project(schema, rules);
    DigestAudit digest = new DigestAudit(schema);
    for (int block = 0; block < file.getRowGroups().size(); block++) {
      file.setRequestedSchema(evidence);
      try (PageReadStore pages = file.readRowGroup(block)) {
        audit(new RowGroup(pages, evidence, createdBy), evidence);
      }
      if (claim.digest() != null) {
        file.setRequestedSchema(schema);
        try (PageReadStore pages = file.readRowGroup(block)) {
          digest.add(new RowGroup(pages, schema, createdBy));
        }
      }
    }
    compareWithClaim(digest.digest());
  }

  private void compareWithClaim(RowDigest digest) {
    if (claim.rows() != AuditedFile.UNCLAIMED && claim.rows() != rows) {
      findings.add(AuditRule.ROW_COUNT, rows + " rows, claimed are " + claim.rows());
    }
    if (claim.digest() != null && !claim.digest().equals(digest)) {
      findings.add(AuditRule.ROW_DIGEST, digest + ", claimed is " + claim.digest());
    }
  }

  private void audit(RowGroup group, MessageType schema) {
    findings.startRowGroup(rows);
    long[] labelTimes = group.longs(rules.labelTimeColumn());
    for (int row = 0; row < labelTimes.length; row++) {
      if (labelTimes[row] < claim.window().fromMicros()
          || labelTimes[row] >= claim.window().toMicros()) {
        String detail = rules.labelTimeColumn() + " " + labelTimes[row] + " us";
        findings.add(row, AuditRule.LABEL_WINDOW, detail + " outside of " + claim.window());
      }
    }
    if (rules.splits().isDeclared()) {
      new SplitAudit(rules.splits(), group, findings).run(labelTimes);
    }
    for (AuditRules.Sequence sequence : rules.sequences()) {
      elements += new SequenceAudit(rules, sequence, schema, group, labelTimes, findings).run();
    }
    rows += group.rows();
  }

  private HindcastException unreadable(Exception cause) {
    return new HindcastException(
        ErrorCode.STORAGE_FAILED,
        "Cannot audit Parquet file "
            + path
            + ": it cannot be read ("
            + cause.getMessage()
            + "). Nothing is published; check the storage, then build again.",
        cause);
  }
}
