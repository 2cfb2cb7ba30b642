/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.store;

import java.io.IOException;
import java.util.EnumSet;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.CreateFlag;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileAlreadyExistsException;
import org.apache.hadoop.fs.Options;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.permission.FsPermission;
import org.apache.hadoop.hdfs.DistributedFileSystem;
import org.apache.hadoop.hdfs.protocol.AlreadyBeingCreatedException;
import org.apache.hadoop.ipc.RemoteException;
import org.apache.hadoop.security.AccessControlException;

/**
 * The files of a dataset on HDFS. A file is written whole under another name and then renamed to
 * its own by the call of the name node that fails if the name is taken; the usual rename of Hadoop
 * would move it into a folder of that name.
 */
final class HdfsFiles extends HadoopFiles {
  /** More leftovers of attempts than anybody will make. */
  private static final int MOST_ATTEMPTS = 10_000;

  HdfsFiles(String root, Configuration hadoop) {
    super(root, hadoop);
  }

  @Override
  public void create(String path, byte[] bytes) throws IOException {
    Path target = resolve(path);
    Path staged;
    try {
      staged = write(target, bytes);
    } catch (IOException e) {
      throw new NotCreatedException(e);
    }
    try {
      hdfs().rename(staged, target, Options.Rename.NONE);
    } catch (FileAlreadyExistsException e) {
      discard(staged);
      throw new java.nio.file.FileAlreadyExistsException(target.toString());
    } catch (AccessControlException e) {
      discard(staged);
      throw new NotCreatedException(e);
    }
  }

  /** The rename of the name node that removes a file of that name in the same step. */
  @Override
  public void replace(String path, byte[] bytes) throws IOException {
    Path target = resolve(path);
    hdfs().rename(write(target, bytes), target, Options.Rename.OVERWRITE);
  }

  /** A file that was closed is on as many data nodes as its close waited for. */
  @Override
  public void makeDurable(String path) throws IOException {
    if (!hdfs().isFileClosed(resolve(path))) {
      throw new IOException(location(path) + " is still being written");
    }
  }

  private Path write(Path target, byte[] bytes) throws IOException {
    for (int attempt = 0; ; attempt++) {
      Path name = new Path(target.getParent(), "." + target.getName() + "." + attempt + ".tmp");
      try (FSDataOutputStream file = begin(name)) {
        file.write(bytes);
        file.hsync();
        return name;
      } catch (FileAlreadyExistsException | AlreadyBeingCreatedException e) {
        if (attempt == MOST_ATTEMPTS) {
          throw e;
        }
      }
    }
  }

  private FSDataOutputStream begin(Path name) throws IOException {
    DistributedFileSystem hdfs = hdfs();
    try {
      return hdfs.create(
          name,
          FsPermission.getFileDefault(),
          EnumSet.of(CreateFlag.CREATE, CreateFlag.SYNC_BLOCK),
          4096,
          hdfs.getDefaultReplication(name),
          hdfs.getDefaultBlockSize(name),
          null);
    } catch (RemoteException e) {
      throw e.unwrapRemoteException(AlreadyBeingCreatedException.class);
    }
  }

  /** Removes a staged file. Where that fails it stays and does no harm. */
  private void discard(Path staged) {
    try {
      hdfs().delete(staged, false);
    } catch (IOException leftover) {
      return;
    }
  }

  private DistributedFileSystem hdfs() throws IOException {
    if (storage() instanceof DistributedFileSystem hdfs) {
      return hdfs;
    }
    throw new UnsupportedOperationException(
        storage().getClass().getName() + " has no rename that fails if the name is taken");
  }
}
