/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.enrich;

import dev.hindcast.spark.row.PayloadFields;

/** The columns in which a dimension's rows are read, whatever its table looks like. */
public final class DimensionLayout {
  /** Code of the reject reason; not rejected is that of the row layout. */
  public static final int REASON = 0;

  /** Struct of the compared key columns. */
  public static final int KEY = 1;

  /** UTC microseconds. */
  public static final int VALID_FROM = 2;

  /** UTC microseconds; {@link Long#MAX_VALUE} where a row holds until another takes over. */
  public static final int VALID_TO = 3;

  /** UTC microseconds. */
  public static final int KNOWN_AT = 4;

  /** Orders rows of equal key, valid-from and known-at. */
  public static final int CONTENT_HASH = 5;

  /** Struct of the attached columns by attribute name, then the space if one is declared. */
  public static final int VALUES = 6;

  public static final String REASON_NAME = "reason";
  public static final String KEY_NAME = "key";
  public static final String VALID_FROM_NAME = "valid_from";
  public static final String VALID_TO_NAME = "valid_to";
  public static final String KNOWN_AT_NAME = "known_at";
  public static final String CONTENT_HASH_NAME = "content_hash";
  public static final String VALUES_NAME = "values";

  /** Field of the values that holds the embedding space as text. */
  public static final String SPACE = PayloadFields.SPACE;

  private DimensionLayout() {}
}
