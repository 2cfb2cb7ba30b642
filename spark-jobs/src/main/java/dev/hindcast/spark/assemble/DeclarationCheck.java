/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.assemble;

import dev.hindcast.definition.Corrections;
import dev.hindcast.definition.EventSource;
import dev.hindcast.event.OrderKey;
import dev.hindcast.spark.row.OrderKeyColumn;
import dev.hindcast.spark.row.RowLayout;
import dev.hindcast.time.Micros;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.catalyst.expressions.UnsafeRow;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** Checks the revisions of each event of a source against what the source declares, and counts. */
final class DeclarationCheck {
  private static final int EXAMPLES = 5;

  private final EventSource source;
  private final int idOrdinal;
  private final StructType idType;
  private final OrderKeyColumn[] idColumns;
  private final OrderKey key = new OrderKey();
  private final List<String> broken = new ArrayList<>();

  DeclarationCheck(EventSource source, int ordinal, StructType rowType) {
    this.source = source;
    this.idOrdinal = RowLayout.idOrdinal(ordinal);
    this.idType = (StructType) rowType.fields()[idOrdinal].dataType();
    this.idColumns =
        Arrays.stream(idType.fields())
            .map(StructField::dataType)
            .map(OrderKeyColumn::of)
            .toArray(OrderKeyColumn[]::new);
  }

  List<String> broken() {
    return broken;
  }

  boolean hasSameId(UnsafeRow a, UnsafeRow b) {
    return Arrays.equals(id(a), id(b));
  }

  /** The rows are all revisions of one event. */
  void check(List<UnsafeRow> event, SourceTally tally) {
    tally.events++;
    tally.revisions += event.size();
    UnsafeRow first = event.get(0);
    boolean hasReport = false;
    for (UnsafeRow row : event) {
      boolean isRetraction = row.getBoolean(RowLayout.RETRACTION);
      hasReport |= !isRetraction;
      tally.retractions += isRetraction ? 1 : 0;
      if (row.getLong(RowLayout.ARRIVAL) < row.getLong(RowLayout.TIME)) {
        tally.arrivedBeforeEvent++;
      }
    }
    tally.retractionsOfUnknown += hasReport ? 0 : 1;
    if (event.size() > 1) {
      countRepeats(event, tally);
    } else {
      tally.arrived(first.getLong(RowLayout.TIME), first.getLong(RowLayout.ARRIVAL));
    }
    if (broken.size() < EXAMPLES) {
      violation(event, first).ifPresent(why -> broken.add(describe(first) + why));
    }
  }

  private void countRepeats(List<UnsafeRow> event, SourceTally tally) {
    List<long[]> keys = new ArrayList<>();
    for (UnsafeRow row : event) {
      keys.add(
          new long[] {
            row.getLong(RowLayout.REVISION),
            row.getBoolean(RowLayout.RETRACTION) ? 1 : 0,
            row.getLong(RowLayout.ARRIVAL),
            row.getLong(RowLayout.CONTENT_HASH)
          });
    }
    keys.sort(Arrays::compare);
    for (int i = 1; i < keys.size(); i++) {
      int differsAt = Arrays.mismatch(keys.get(i - 1), keys.get(i));
      if (differsAt < 0) {
        tally.duplicates++;
      } else if (differsAt == 3) {
        tally.conflicts++;
      } else {
        tally.superseding++;
      }
    }
    countArrivals(event, tally);
  }

  /** The first delivery of each content arrived; the others tell nothing new. */
  private static void countArrivals(List<UnsafeRow> event, SourceTally tally) {
    List<long[]> contents = new ArrayList<>();
    for (UnsafeRow row : event) {
      contents.add(
          new long[] {
            row.getLong(RowLayout.REVISION),
            row.getBoolean(RowLayout.RETRACTION) ? 1 : 0,
            row.getLong(RowLayout.CONTENT_HASH),
            row.getLong(RowLayout.ARRIVAL),
            row.getLong(RowLayout.TIME)
          });
    }
    contents.sort(Arrays::compare);
    for (int i = 0; i < contents.size(); i++) {
      long[] content = contents.get(i);
      int differsAt = i == 0 ? 0 : Arrays.mismatch(contents.get(i - 1), content);
      if (differsAt >= 0 && differsAt < 3) {
        tally.arrived(content[4], content[3]);
      }
    }
  }

  private Optional<String> violation(List<UnsafeRow> event, UnsafeRow first) {
    if (source.corrections() == Corrections.ANY) {
      return Optional.empty();
    }
    for (UnsafeRow row : event) {
      if (source.corrections() == Corrections.NONE && row.getBoolean(RowLayout.RETRACTION)) {
        return Optional.of("has a retraction");
      }
      if (row.getLong(RowLayout.TIME) != first.getLong(RowLayout.TIME)) {
        return Optional.of(
            "has revisions with event times "
                + Micros.text(first.getLong(RowLayout.TIME))
                + " and "
                + Micros.text(row.getLong(RowLayout.TIME)));
      }
      if (source.corrections() == Corrections.NONE
          && row.getLong(RowLayout.CONTENT_HASH) != first.getLong(RowLayout.CONTENT_HASH)) {
        return Optional.of("has revisions with unequal attributes");
      }
    }
    return Optional.empty();
  }

  private String describe(UnsafeRow row) {
    StringBuilder text = new StringBuilder();
    text.append("source ").append(source.name());
    text.append(" declares corrections = ").append(source.corrections().text());
    text.append(", but event (");
    UnsafeRow id = row.getStruct(idOrdinal, idType.size());
    for (int n = 0; n < idType.size(); n++) {
      text.append(n == 0 ? "" : ", ").append(id.get(n, idType.fields()[n].dataType()));
    }
    return text.append(") of user ")
        .append(row.getUTF8String(RowLayout.USER))
        .append(" ")
        .toString();
  }

  private byte[] id(UnsafeRow row) {
    UnsafeRow id = row.getStruct(idOrdinal, idType.size());
    key.begin();
    for (int n = 0; n < idColumns.length; n++) {
      idColumns[n].add(id, n, key);
    }
    return key.toBytes();
  }
}
