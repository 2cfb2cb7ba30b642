/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.enrich;

import java.io.Serializable;
import java.util.Iterator;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.catalyst.expressions.JoinedRow;
import org.apache.spark.sql.catalyst.expressions.UnsafeProjection;
import org.apache.spark.sql.types.StructType;

/**
 * Looks up the events of one partition among the versions of the same keys.
 *
 * @param type of the rows that come out: the event's columns, whether a version was found, values
 * @param key ordinal of the key's struct in an event
 * @param time ordinal of the event time
 * @param known ordinal of the time by which a version must be known
 */
record KeyedLookup(DimensionTask dimension, StructType type, int key, int time, int known)
    implements Serializable {
  Iterator<InternalRow> rows(Iterator<InternalRow> events, Iterator<InternalRow> versions) {
    DimensionIndex index = dimension.index(versions);
    KeyEncoding encoding = dimension.encoding();
    UnsafeProjection projection = UnsafeProjection.create(type);
    GenericInternalRow found = new GenericInternalRow(2);
    JoinedRow joined = new JoinedRow();
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return events.hasNext();
      }

      @Override
      public InternalRow next() {
        InternalRow event = events.next();
        if (event.isNullAt(key)) {
          found.setNullAt(0);
          found.setNullAt(1);
        } else {
          byte[] bytes = encoding.of(event.getStruct(key, dimension.keyFields()));
          int version =
              bytes == null
                  ? DimensionIndex.NONE
                  : index.find(index.keyOf(bytes), event.getLong(time), event.getLong(known));
          found.update(0, Math.min(version, 0));
          found.update(1, dimension.values(index, version));
        }
        return projection.apply(joined.apply(event, found));
      }
    };
  }
}
