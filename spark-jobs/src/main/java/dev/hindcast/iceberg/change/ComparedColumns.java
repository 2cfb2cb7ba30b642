/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.iceberg.change;

import dev.hindcast.dataset.SourceSnapshot;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.iceberg.Schema;
import org.apache.iceberg.Table;
import org.apache.iceberg.types.Type;

/**
 * The columns of a table that rows are compared by. Values of a column can only be compared if it
 * is the same column, of the same type, at both pins.
 *
 * @param from column name to field id at the earlier pin
 * @param to column name to field id at the later pin
 */
public record ComparedColumns(Map<String, Integer> from, Map<String, Integer> to) {
  public ComparedColumns {
    from = Map.copyOf(from);
    to = Map.copyOf(to);
  }

  /**
   * The mapped ones among all columns of two pins. What an expression only seems to name, for there
   * is a function of that name or an attribute, may be missing at either.
   */
  public static ComparedColumns of(
      MappedColumns mapped, Map<String, Integer> from, Map<String, Integer> to) {
    return new ComparedColumns(mapped.among(from, to), mapped.among(to, from));
  }

  /** Why the columns cannot be compared, if they cannot. */
  Optional<String> difference(Table table, SourceSnapshot before, SourceSnapshot after) {
    Set<String> names = new TreeSet<>(from.keySet());
    names.addAll(to.keySet());
    Schema old = table.schemas().get(before.schemaId());
    Schema young = table.schemas().get(after.schemaId());
    if (old == null || young == null) {
      return Optional.of(
          "its schema " + (old == null ? before : after).schemaId() + " is no longer known");
    }
    return names.stream().flatMap(name -> difference(name, old, young).stream()).findFirst();
  }

  private Optional<String> difference(String name, Schema old, Schema young) {
    Integer before = from.get(name);
    Integer after = to.get(name);
    if (before == null || after == null) {
      return Optional.of(
          "its column " + name + " was " + (before == null ? "added" : "dropped") + " in between");
    }
    if (!before.equals(after)) {
      return Optional.of(
          "its column "
              + name
              + " is another one now (field id "
              + before
              + ", then "
              + after
              + ")");
    }
    Type was = old.findType(before);
    Type is = young.findType(after);
    return sameType(was, is)
        ? Optional.empty()
        : Optional.of("the type of its column " + name + " was " + was + " and is " + is);
  }

  private static boolean sameType(Type was, Type is) {
    if (was != null && is != null && was.isListType() && is.isListType()) {
      return sameType(was.asListType().elementType(), is.asListType().elementType());
    }
    return was != null && was.equals(is);
  }

  /** Name to field id of the columns, which are the same at both pins, in the order of names. */
  Map<String, Integer> shared() {
    return new LinkedHashMap<>(new TreeMap<>(to));
  }
}
