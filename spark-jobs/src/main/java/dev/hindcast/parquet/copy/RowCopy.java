/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.parquet.copy;

import dev.hindcast.error.ErrorCode;
import dev.hindcast.error.HindcastException;
import dev.hindcast.label.LabelWindow;
import dev.hindcast.parquet.OutputSchema;
import dev.hindcast.parquet.RowFeed;
import dev.hindcast.parquet.SequenceFiles;
import dev.hindcast.parquet.audit.RowGroup;
import dev.hindcast.parquet.audit.UserHash;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.HadoopReadOptions;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.util.HadoopInputFile;
import org.apache.parquet.schema.MessageType;

/**
 * Copies the rows of published files that a selection wants, in their order, without a change to
 * any value: the copy of all rows of a file has the row digest of the file. Checksums of pages are
 * checked. Not for several threads.
 */
public final class RowCopy {
  private final Configuration configuration;
  private final KeyColumns keys;
  private final RowSelection selection;

  public RowCopy(Configuration configuration, KeyColumns keys, RowSelection selection) {
    this.configuration = Objects.requireNonNull(configuration, "configuration");
    this.keys = Objects.requireNonNull(keys, "keys");
    this.selection = Objects.requireNonNull(selection, "selection");
  }

  /** Is handed the wanted rows of a file. */
  @FunctionalInterface
  public interface Rows {
    /**
     * Takes a row.
     *
     * @param user UTF-8 of the user id's text
     * @param labelTimeMicros UTC
     * @param values of all columns in their order, each to be asked for once
     */
    void take(byte[] user, long labelTimeMicros, RowFeed values);
  }

  /**
   * The columns of a file, as a copy of it must have them.
   *
   * @throws HindcastException STORAGE_FAILED if it cannot be read
   */
  public OutputSchema columns(Path file) {
    try (ParquetFileReader reader = open(file)) {
      return FileColumns.of(reader.getFooter().getFileMetaData().getSchema());
    } catch (IOException | RuntimeException e) {
      throw unreadable(file, e);
    }
  }

  /**
   * How many rows of a file are wanted; reads no more than the key columns.
   *
   * @throws HindcastException STORAGE_FAILED if it cannot be read
   */
  public long count(Path file) {
    long selected = 0;
    try (ParquetFileReader reader = open(file)) {
      String createdBy = reader.getFooter().getFileMetaData().getCreatedBy();
      for (int block = 0; block < reader.getRowGroups().size(); block++) {
        selected += new RowKeys(reader, block, createdBy).selected;
      }
    } catch (IOException | RuntimeException e) {
      throw unreadable(file, e);
    }
    return selected;
  }

  /**
   * Copies the wanted rows of a file.
   *
   * @param window the label window of the file
   * @param target of the file's columns, see {@link #columns}
   * @return how many there were
   * @throws HindcastException STORAGE_FAILED if the file cannot be read, or the copy be written
   */
  public long copy(Path file, LabelWindow window, SequenceFiles target) {
    return visit(
        file,
        (user, labelTimeMicros, values) ->
            target.write(window, labelTimeMicros, UserHash.of(user), values));
  }

  /**
   * Hands out the wanted rows of a file, in their order.
   *
   * @return how many there were
   * @throws HindcastException STORAGE_FAILED if the file cannot be read
   */
  public long visit(Path file, Rows target) {
    long copied = 0;
    try (ParquetFileReader reader = open(file)) {
      MessageType schema = reader.getFooter().getFileMetaData().getSchema();
      String createdBy = reader.getFooter().getFileMetaData().getCreatedBy();
      for (int block = 0; block < reader.getRowGroups().size(); block++) {
        RowKeys rows = new RowKeys(reader, block, createdBy);
        if (rows.selected > 0) {
          reader.setRequestedSchema(schema);
          try (PageReadStore pages = reader.readRowGroup(block)) {
            rows.handOut(columns(schema, new RowGroup(pages, schema, createdBy)), target);
          }
        }
        copied += rows.selected;
      }
    } catch (HindcastException e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      throw unreadable(file, e);
    }
    return copied;
  }

  private static CopiedColumn[] columns(MessageType schema, RowGroup group) {
    List<CopiedColumn> columns = new ArrayList<>();
    for (ColumnDescriptor column : schema.getColumns()) {
      columns.add(new CopiedColumn(schema, column, group.column(column)));
    }
    return columns.toArray(new CopiedColumn[0]);
  }

  private ParquetFileReader open(Path file) throws IOException {
    var options = HadoopReadOptions.builder(configuration).usePageChecksumVerification(true);
    return ParquetFileReader.open(HadoopInputFile.fromPath(file, configuration), options.build());
  }

  private static HindcastException unreadable(Path file, Exception cause) {
    return new HindcastException(
        ErrorCode.STORAGE_FAILED,
        "Cannot copy rows of Parquet file "
            + file
            + ": it cannot be read ("
            + cause
            + "). Look at it with hindcast versions verify, restore it, then try again.",
        cause);
  }

  /** The keys of the rows of one row group, and which of the rows are wanted. */
  private final class RowKeys {
    private final boolean[] isSelected;
    private final byte[][] users;
    private final long[] times;
    private int selected;

    RowKeys(ParquetFileReader reader, int block, String createdBy) throws IOException {
      MessageType schema = reader.getFooter().getFileMetaData().getSchema();
      MessageType projected =
          new MessageType(
              schema.getName(), keys.names().stream().distinct().map(schema::getType).toList());
      reader.setRequestedSchema(projected);
      byte[][] ids;
      try (PageReadStore pages = reader.readRowGroup(block)) {
        RowGroup group = new RowGroup(pages, projected, createdBy);
        ids = texts(group, keys.labelId());
        users = keys.user().equals(keys.labelId()) ? ids : texts(group, keys.user());
        times = group.longs(keys.labelTime());
      }
      isSelected = new boolean[times.length];
      for (int row = 0; row < times.length; row++) {
        if (selection.selects(ids[row], users[row], times[row])) {
          isSelected[row] = true;
          selected++;
        }
      }
    }

    private byte[][] texts(RowGroup group, String name) {
      if (!group.hasTexts(name)) {
        throw new IllegalArgumentException(
            "column " + name + " is neither text nor bytes nor a whole number");
      }
      return group.texts(name);
    }

    void handOut(CopiedColumn[] columns, Rows target) {
      for (int row = 0; row < isSelected.length; row++) {
        if (isSelected[row]) {
          target.take(users[row], times[row], (column, sink) -> columns[column].copyTo(sink));
        } else {
          for (CopiedColumn column : columns) {
            column.skip();
          }
        }
      }
    }
  }
}
