/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.store;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.EnumSet;
import org.apache.hadoop.fs.CreateFlag;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.LocatedFileStatus;
import org.apache.hadoop.fs.Options;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RemoteIterator;
import org.apache.hadoop.fs.Syncable;
import org.apache.hadoop.fs.permission.FsPermission;
import org.apache.hadoop.hdfs.DistributedFileSystem;
import org.apache.hadoop.util.Progressable;

/** HDFS whose client's every operation is watched. */
public final class WatchedHdfs extends DistributedFileSystem {
  /** Of all clients of this JVM. */
  static final Operations OPERATIONS = new Operations();

  /** A file that is being written, and that can be torn. */
  private static final class WatchedStream extends OutputStream implements Syncable {
    private final FSDataOutputStream file;

    WatchedStream(FSDataOutputStream file) {
      this.file = file;
    }

    @Override
    public void write(int b) throws IOException {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
      OPERATIONS.write(
          "write",
          () -> file.write(bytes, from, length),
          () -> {
            file.write(Arrays.copyOfRange(bytes, from, from + length / 2));
            file.hflush();
          });
    }

    @Override
    public void hflush() throws IOException {
      OPERATIONS.sync("flush", file::hflush);
    }

    @Override
    public void hsync() throws IOException {
      OPERATIONS.sync("sync", file::hsync);
    }

    @Override
    public void close() throws IOException {
      OPERATIONS.change("close", file::close);
    }
  }

  @Override
  public FileStatus[] listStatus(Path folder) throws IOException {
    return OPERATIONS.read("list", () -> super.listStatus(folder));
  }

  @Override
  public RemoteIterator<LocatedFileStatus> listFiles(Path folder, boolean recursive)
      throws IOException {
    return OPERATIONS.read("walk", () -> super.listFiles(folder, recursive));
  }

  @Override
  public FileStatus getFileStatus(Path file) throws IOException {
    return OPERATIONS.read("status", () -> super.getFileStatus(file));
  }

  @Override
  public FSDataInputStream open(Path file, int bufferBytes) throws IOException {
    return OPERATIONS.read("open", () -> super.open(file, bufferBytes));
  }

  @Override
  public boolean isFileClosed(Path file) throws IOException {
    return OPERATIONS.read("is closed", () -> super.isFileClosed(file));
  }

  @Override
  public FSDataOutputStream create(
      Path file,
      FsPermission permission,
      EnumSet<CreateFlag> flags,
      int bufferBytes,
      short replication,
      long blockBytes,
      Progressable progress)
      throws IOException {
    FSDataOutputStream made =
        OPERATIONS.change(
            "create",
            () ->
                super.create(
                    file, permission, flags, bufferBytes, replication, blockBytes, progress));
    return new FSDataOutputStream(new WatchedStream(made), null);
  }

  @Override
  public void rename(Path from, Path to, Options.Rename... options) throws IOException {
    OPERATIONS.change("rename", () -> super.rename(from, to, options));
  }

  @Override
  public boolean delete(Path path, boolean recursive) throws IOException {
    return OPERATIONS.change("delete", () -> super.delete(path, recursive));
  }
}
