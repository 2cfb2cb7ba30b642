/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.parquet.audit;

import dev.hindcast.time.Micros;
import java.io.IOException;
import java.util.Arrays;
import java.util.Objects;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.HadoopReadOptions;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.util.HadoopInputFile;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;

/**
 * Checks that the rows of a file stand in the order (user hash, user, label time, label id), that
 * none of these is null, and that they lie in the ranges that are claimed. Users that are neither
 * text nor bytes nor whole numbers have no order here.
 */
public final class OrderAudit {
  private final Claim claim;
  private final Findings findings;
  private boolean isFirst = true;
  private byte[] user;
  private long hash;
  private long time;
  private byte[] textId;
  private long numberId;
  private long rows;
  private long minTime = Long.MAX_VALUE;
  private long maxTime = Long.MIN_VALUE;
  private long minHash = Long.MAX_VALUE;
  private long maxHash = Long.MIN_VALUE;

  /**
   * What is claimed of a file.
   *
   * @param file name of the file in findings
   * @param minLabelTimeMicros UTC; likewise the greatest
   * @param minUserHash signed; likewise the greatest
   */
  public record Claim(
      String file,
      String userColumn,
      String timeColumn,
      String idColumn,
      long minLabelTimeMicros,
      long maxLabelTimeMicros,
      long minUserHash,
      long maxUserHash) {
    public Claim {
      Objects.requireNonNull(file, "file");
      Objects.requireNonNull(userColumn, "userColumn");
      Objects.requireNonNull(timeColumn, "timeColumn");
      Objects.requireNonNull(idColumn, "idColumn");
    }
  }

  private OrderAudit(Claim claim) {
    this.claim = claim;
    this.findings = new Findings(claim.file());
  }

  /**
   * Reads the three columns of a file.
   *
   * @throws IOException if it cannot be read; runtime exceptions of the reader pass, too
   */
  public static AuditResult audit(Configuration configuration, Path path, Claim claim)
      throws IOException {
    return new OrderAudit(claim).run(configuration, path);
  }

  private AuditResult run(Configuration configuration, Path path) throws IOException {
    var options = HadoopReadOptions.builder(configuration).usePageChecksumVerification(true);
    try (ParquetFileReader file =
        ParquetFileReader.open(HadoopInputFile.fromPath(path, configuration), options.build())) {
      MessageType schema = file.getFooter().getFileMetaData().getSchema();
      MessageType three =
          new MessageType(
              schema.getName(),
              schema.getType(claim.userColumn()),
              schema.getType(claim.timeColumn()),
              schema.getType(claim.idColumn()));
      file.setRequestedSchema(three);
      String createdBy = file.getFooter().getFileMetaData().getCreatedBy();
      for (PageReadStore pages; (pages = file.readNextRowGroup()) != null; ) {
        try (PageReadStore closing = pages) {
          read(new RowGroup(closing, three, createdBy), three);
        }
      }
    }
    compareRanges();
    return findings.result(rows, 0);
  }

  private void read(RowGroup group, MessageType schema) {
    findings.startRowGroup(rows);
    rows += group.rows();
    long[] times = group.longs(claim.timeColumn());
    if (!group.hasTexts(claim.userColumn())) {
      Arrays.stream(times).forEach(this::includeTime);
      return;
    }
    byte[][] users = group.texts(claim.userColumn());
    boolean hasTextIds = group.hasTexts(claim.idColumn()) && !isNumber(schema);
    byte[][] textIds = hasTextIds ? group.texts(claim.idColumn()) : new byte[times.length][];
    long[] numberIds = isNumber(schema) ? group.longs(claim.idColumn()) : new long[times.length];
    for (int row = 0; row < times.length; row++) {
      includeTime(times[row]);
      boolean isNull =
          users[row] == null
              || times[row] == RowGroup.NULL
              || (hasTextIds && textIds[row] == null)
              || numberIds[row] == RowGroup.NULL;
      if (isNull) {
        findings.add(row, AuditRule.ROW_ORDER, "user, label time or label id is null");
      } else {
        compare(row, users[row], times[row], textIds[row], numberIds[row]);
      }
    }
  }

  private boolean isNumber(MessageType schema) {
    PrimitiveTypeName type =
        schema
            .getColumnDescription(new String[] {claim.idColumn()})
            .getPrimitiveType()
            .getPrimitiveTypeName();
    return type == PrimitiveTypeName.INT64 || type == PrimitiveTypeName.INT32;
  }

  private void includeTime(long labelTime) {
    minTime = Math.min(minTime, labelTime);
    maxTime = Math.max(maxTime, labelTime);
  }

  private void compare(int row, byte[] nextUser, long nextTime, byte[] nextText, long nextNumber) {
    boolean isSameUser = !isFirst && Arrays.equals(user, nextUser);
    long nextHash = isSameUser ? hash : UserHash.of(nextUser);
    minHash = Math.min(minHash, nextHash);
    maxHash = Math.max(maxHash, nextHash);
    if (!isFirst) {
      int order = Long.compare(hash, nextHash);
      order = order != 0 ? order : Arrays.compareUnsigned(user, nextUser);
      order = order != 0 ? order : Long.compare(time, nextTime);
      order = order != 0 ? order : Arrays.compareUnsigned(textId, nextText);
      order = order != 0 ? order : Long.compare(numberId, nextNumber);
      if (order > 0) {
        findings.add(
            row,
            AuditRule.ROW_ORDER,
            "the row belongs before the one above it, by user hash, user, label time and label id");
      }
    }
    isFirst = false;
    user = nextUser;
    hash = nextHash;
    time = nextTime;
    textId = nextText;
    numberId = nextNumber;
  }

  private void compareRanges() {
    if (rows > 0
        && (minTime != claim.minLabelTimeMicros() || maxTime != claim.maxLabelTimeMicros())) {
      findings.add(
          AuditRule.CLAIMED_RANGE,
          "label times "
              + (Micros.text(minTime) + " to " + Micros.text(maxTime))
              + ", claimed are "
              + (Micros.text(claim.minLabelTimeMicros()) + " to ")
              + Micros.text(claim.maxLabelTimeMicros()));
    }
    if (!isFirst && (minHash != claim.minUserHash() || maxHash != claim.maxUserHash())) {
      findings.add(
          AuditRule.CLAIMED_RANGE,
          "user hashes "
              + (minHash + " to " + maxHash + ", claimed are ")
              + (claim.minUserHash() + " to " + claim.maxUserHash()));
    }
  }
}
