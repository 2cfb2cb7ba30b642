/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.verify;

import dev.hindcast.dataset.OutputColumn;
import dev.hindcast.dataset.PublishedFile;
import dev.hindcast.verify.Finding.Remedy;
import java.util.List;
import java.util.Map;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.hadoop.metadata.ParquetMetadata;
import org.apache.parquet.internal.hadoop.metadata.IndexReference;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;

/** Checks a footer: the schema, the rows, and that column chunks follow each other without gap. */
final class FooterCheck {
  private static final String FOOTER = "footer";
  private static final long MAGIC_BYTES = 4;

  private final ParquetMetadata footer;
  private final List<OutputColumn> columns;
  private final Remedy remedy;
  private final FileFindings findings;

  FooterCheck(
      ParquetMetadata footer, List<OutputColumn> columns, Remedy remedy, FileFindings findings) {
    this.footer = footer;
    this.columns = columns;
    this.remedy = remedy;
    this.findings = findings;
  }

  void run(PublishedFile file) {
    checkSchema();
    checkOrigin(file.path());
    long rows = 0;
    long next = MAGIC_BYTES;
    for (int group = 0; group < footer.getBlocks().size(); group++) {
      BlockMetaData block = footer.getBlocks().get(group);
      rows += block.getRowCount();
      next = checkChunks(group, block, next);
    }
    long indexes = firstIndex(file.sizeBytes());
    if (next > indexes || (next < indexes && indexes < file.sizeBytes())) {
      findings.add(
          FOOTER,
          remedy,
          "column chunks end at byte " + next + ", what follows them begins at byte " + indexes);
    }
    if (rows != file.rows()) {
      findings.add("row-count", remedy, rows + " rows, published were " + file.rows());
    }
  }

  /** Where the first page index begins, or the file's end if there is none. */
  private long firstIndex(long end) {
    long first = end;
    for (BlockMetaData block : footer.getBlocks()) {
      for (ColumnChunkMetaData chunk : block.getColumns()) {
        IndexReference offsets = chunk.getOffsetIndexReference();
        IndexReference columnIndex = chunk.getColumnIndexReference();
        first = offsets == null ? first : Math.min(first, offsets.getOffset());
        first = columnIndex == null ? first : Math.min(first, columnIndex.getOffset());
      }
    }
    return first;
  }

  private void checkSchema() {
    MessageType schema = footer.getFileMetaData().getSchema();
    if (schema.getFieldCount() != columns.size()) {
      findings.add(
          "schema", remedy, schema.getFieldCount() + " columns, the version has " + columns.size());
      return;
    }
    for (int n = 0; n < columns.size(); n++) {
      OutputColumn expected = columns.get(n);
      String found = text(schema.getType(n));
      String wanted = expected.name() + " " + expected.type() + " id " + expected.fieldId();
      if (!found.equals(wanted)) {
        findings.add(
            "schema",
            remedy,
            Finding.NONE,
            expected.name(),
            "column " + n + " is " + found + ", not " + wanted);
      }
    }
  }

  private static String text(Type type) {
    String id = type.getId() == null ? "none" : Integer.toString(type.getId().intValue());
    return type.getName() + " " + TypeText.of(type) + " id " + id;
  }

  /** The build's id stands in the path and in the file. */
  private void checkOrigin(String path) {
    Map<String, String> texts = footer.getFileMetaData().getKeyValueMetaData();
    String build = texts.get("hindcast.build");
    if (build != null && !path.contains("/" + build + "/")) {
      findings.add(FOOTER, remedy, "the file says that it is of build " + build);
    }
  }

  /** Returns where the next row group begins. */
  private long checkChunks(int group, BlockMetaData block, long from) {
    List<ColumnDescriptor> leaves = footer.getFileMetaData().getSchema().getColumns();
    List<ColumnChunkMetaData> chunks = block.getColumns();
    if (chunks.size() != leaves.size()) {
      findings.add(
          FOOTER,
          remedy,
          group,
          "",
          chunks.size() + " column chunks of " + leaves.size() + " columns in the row group");
      return from;
    }
    long next = from;
    for (int n = 0; n < chunks.size(); n++) {
      ColumnChunkMetaData chunk = chunks.get(n);
      String name = leaves.get(n).getPath()[0];
      if (!List.of(leaves.get(n).getPath()).equals(List.of(chunk.getPath().toArray()))) {
        findings.add(FOOTER, remedy, group, name, "its chunk is one of " + chunk.getPath());
      }
      if (chunk.getStartingPos() != next || chunk.getTotalSize() <= 0) {
        findings.add(
            FOOTER,
            remedy,
            group,
            name,
            "its chunk of "
                + chunk.getTotalSize()
                + (" bytes begins at byte " + chunk.getStartingPos())
                + (", the one before it ends at byte " + next));
        return next;
      }
      next += chunk.getTotalSize();
    }
    return next;
  }
}
