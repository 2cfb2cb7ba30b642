/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.enrich;

import java.io.Serializable;
import java.util.List;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.UnsafeRow;
import org.apache.spark.sql.types.DataType;

/**
 * Looks a dimension up from within a query plan, by name of the methods. The index is given to it
 * before the plan runs. Each task has its own.
 */
public final class EventLookup implements Serializable {
  private static final long serialVersionUID = 1L;

  private final List<DataType> keyTypes;
  private final byte[] onMiss;
  private final int fields;
  private Broadcast<DimensionIndex> broadcast;
  private transient DimensionIndex index;
  private transient KeyEncoding encoding;

  /**
   * Makes a lookup without an index.
   *
   * @param onMiss values for an event without a version
   */
  EventLookup(List<DataType> keyTypes, UnsafeRow onMiss) {
    this.keyTypes = List.copyOf(keyTypes);
    this.onMiss = onMiss.getBytes();
    this.fields = onMiss.numFields();
  }

  void use(Broadcast<DimensionIndex> loaded) {
    broadcast = loaded;
  }

  /** Number of a key, or {@link DimensionIndex#NONE}. */
  public int key(InternalRow key) {
    if (encoding == null) {
      encoding = new KeyEncoding(keyTypes);
    }
    byte[] bytes = encoding.of(key);
    return bytes == null ? DimensionIndex.NONE : index().keyOf(bytes);
  }

  /** Number of the version that holds, or {@link DimensionIndex#NONE}. */
  public int version(InternalRow key, long timeMicros, long knownByMicros) {
    return index().find(key(key), timeMicros, knownByMicros);
  }

  /** Values of a version, or what a miss gives. */
  public InternalRow values(int version) {
    return point(new UnsafeRow(fields), version);
  }

  /** Points a row to the values of a version, or to what a miss gives. */
  UnsafeRow point(UnsafeRow row, int version) {
    if (version == DimensionIndex.NONE) {
      row.pointTo(onMiss, onMiss.length);
      return row;
    }
    return index().point(row, version);
  }

  DimensionIndex index() {
    if (index == null) {
      index = broadcast.value();
    }
    return index;
  }

  int fields() {
    return fields;
  }

  @Override
  public String toString() {
    return "dimension";
  }
}
