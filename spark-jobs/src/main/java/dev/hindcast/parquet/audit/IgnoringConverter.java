/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.parquet.audit;

import org.apache.parquet.io.api.Converter;
import org.apache.parquet.io.api.GroupConverter;
import org.apache.parquet.io.api.PrimitiveConverter;
import org.apache.parquet.schema.GroupType;
import org.apache.parquet.schema.Type;

/**
 * The receiver of records that parquet-java's column readers ask for, though nobody assembles any.
 */
final class IgnoringConverter extends GroupConverter {
  private final Converter[] fields;

  IgnoringConverter(GroupType type) {
    fields = new Converter[type.getFieldCount()];
    for (int i = 0; i < fields.length; i++) {
      Type field = type.getType(i);
      fields[i] =
          field.isPrimitive()
              ? new PrimitiveConverter() {}
              : new IgnoringConverter(field.asGroupType());
    }
  }

  @Override
  public Converter getConverter(int index) {
    return fields[index];
  }

  @Override
  public void start() {}

  @Override
  public void end() {}
}
