/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.iceberg;

import java.util.EnumSet;
import java.util.Set;
import org.apache.iceberg.types.Type;
import org.apache.iceberg.types.Type.TypeID;
import org.apache.iceberg.types.Types;

/** What a definition uses a column for, with the types that serve. */
enum ColumnUse {
  /** User, event and label ids: values that are equal or not, beyond doubt. */
  ID("an id", "a string, number without fraction, decimal, uuid, binary, date or timestamp") {
    @Override
    boolean serves(Type type) {
      return type.isPrimitiveType() && !NOT_AN_ID.contains(type.typeId());
    }
  },
  /** A dimension's key: compared with an attribute of an event. */
  KEY("a key", "a string, number without fraction, decimal, uuid, binary, date or timestamp") {
    @Override
    boolean serves(Type type) {
      return ID.serves(type);
    }
  },
  SPACE("the name of an embedding space", "a string or a number without fraction") {
    @Override
    boolean serves(Type type) {
      return type.typeId() == TypeID.STRING
          || type.typeId() == TypeID.INTEGER
          || type.typeId() == TypeID.LONG;
    }
  },
  TIME("a time", "a timestamp") {
    @Override
    boolean serves(Type type) {
      return type.typeId() == TypeID.TIMESTAMP;
    }
  },
  REVISION("a revision number", "an int or a long") {
    @Override
    boolean serves(Type type) {
      return type.typeId() == TypeID.INTEGER || type.typeId() == TypeID.LONG;
    }
  },
  /** An attribute or a carried column. */
  VALUE("a value", "a primitive or an array of primitives") {
    @Override
    boolean serves(Type type) {
      Type value = type.isListType() ? type.asListType().elementType() : type;
      return value.isPrimitiveType() && !NOT_A_VALUE.contains(value.typeId());
    }
  };

  private static final Set<TypeID> NOT_A_VALUE =
      EnumSet.of(
          TypeID.TIME,
          TypeID.TIMESTAMP_NANO,
          TypeID.GEOMETRY,
          TypeID.GEOGRAPHY,
          TypeID.VARIANT,
          TypeID.UNKNOWN);
  private static final Set<TypeID> NOT_AN_ID = EnumSet.copyOf(NOT_A_VALUE);

  static {
    NOT_AN_ID.add(TypeID.FLOAT);
    NOT_AN_ID.add(TypeID.DOUBLE);
  }

  private final String text;
  private final String accepted;

  ColumnUse(String text, String accepted) {
    this.text = text;
    this.accepted = accepted;
  }

  abstract boolean serves(Type type);

  /** Whether values of the type mean an instant only together with a declared zone. */
  boolean needsZone(Type type) {
    Type value = type.isListType() ? type.asListType().elementType() : type;
    return this != ID
        && this != KEY
        && value instanceof Types.TimestampType timestamp
        && !timestamp.shouldAdjustToUTC();
  }

  String text() {
    return text;
  }

  String accepted() {
    return accepted;
  }
}
