/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.store;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FSDataOutputStreamBuilder;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Options.CreateFileOptionKeys;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.s3a.AWSServiceIOException;
import org.apache.hadoop.fs.s3a.RemoteFileChangedException;

/**
 * The files of a dataset in a bucket of S3, through Hadoop's S3A. A file is put with {@code
 * If-None-Match: *}, which the storage answers with 412 if the name is taken.
 */
final class S3Files extends HadoopFiles {
  private static final String CONDITIONAL =
      CreateFileOptionKeys.FS_OPTION_CREATE_CONDITIONAL_OVERWRITE;

  private static final int CONFLICT = 409;

  /** Answers of a storage that does not know the condition. */
  private static final int NOT_ALLOWED = 405;

  private static final int NOT_IMPLEMENTED = 501;

  /** How often a put is tried that another one of the same name at the same time made fail. */
  private static final int MOST_CONFLICTS = 100;

  S3Files(String root, Configuration hadoop) {
    super(root, hadoop);
  }

  @Override
  public void create(String path, byte[] bytes) throws IOException {
    FileSystem storage = storage();
    Path target = resolve(path);
    if (!storage.hasPathCapability(target, CONDITIONAL)) {
      throw new UnsupportedOperationException(
          "S3A has no conditional put here: it needs hadoop-aws 3.4.2 or later and"
              + " fs.s3a.create.conditional.enabled = true");
    }
    for (int conflicts = 0; !put(storage, target, bytes); conflicts++) {
      if (conflicts == MOST_CONFLICTS) {
        throw new NotCreatedException(new IOException("others are putting " + target + ", too"));
      }
    }
  }

  /** A put is one step. */
  @Override
  public void replace(String path, byte[] bytes) throws IOException {
    Path target = resolve(path);
    FSDataOutputStreamBuilder<?, ?> builder = storage().createFile(target);
    try (FSDataOutputStream object = builder.recursive().overwrite(true).build()) {
      object.write(bytes);
    }
  }

  /** S3A refuses to go on with an object that was replaced since it was opened: it is read anew. */
  @Override
  public byte[] read(String path) throws IOException {
    for (int changes = 0; ; changes++) {
      try {
        return super.read(path);
      } catch (RemoteFileChangedException e) {
        if (changes == MOST_CONFLICTS) {
          throw e;
        }
      }
    }
  }

  /** An object is durable once its put was answered. */
  @Override
  public void makeDurable(String path) {
    resolve(path);
  }

  /** False if another put of the name was under way, whose end is not known yet. */
  private static boolean put(FileSystem storage, Path target, byte[] bytes) throws IOException {
    FSDataOutputStreamBuilder<?, ?> builder = storage.createFile(target);
    builder.recursive().must(CONDITIONAL, true);
    try (FSDataOutputStream object = builder.build()) {
      object.write(bytes);
    } catch (RemoteFileChangedException | org.apache.hadoop.fs.FileAlreadyExistsException e) {
      throw new FileAlreadyExistsException(target.toString());
    } catch (AccessDeniedException e) {
      throw new NotCreatedException(e);
    } catch (AWSServiceIOException e) {
      if (e.statusCode() == CONFLICT) {
        return false;
      }
      if (e.statusCode() == NOT_IMPLEMENTED || e.statusCode() == NOT_ALLOWED) {
        throw new UnsupportedOperationException("the storage answered " + e.statusCode(), e);
      }
      throw e;
    }
    return true;
  }
}
