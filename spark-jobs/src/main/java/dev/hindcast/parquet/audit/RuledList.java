/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.parquet.audit;

import java.util.Optional;
import org.apache.parquet.schema.MessageType;

/** A list that has a rule, read row by row beside the event times. */
final class RuledList {
  private final ListRule rule;
  private final ListValues values;
  private final ListRow row;

  RuledList(
      ListRule rule,
      AuditRules.Sequence sequence,
      MessageType schema,
      RowGroup rows,
      EventTimes times) {
    this.rule = rule;
    this.values =
        new ListValues(
            rows.column(rows.elements(rule.list())),
            Columns.elementLevel(schema, rule.list()),
            rule.readsValues());
    this.row = new ListRow(times, values, sequence.newestFirst(), sequence.selects());
  }

  String name() {
    return rule.list();
  }

  /** Reads the next row's list; as many elements as there are event times can be checked. */
  int next() {
    return values.next();
  }

  Optional<String> problem() {
    return rule.problem(row);
  }
}
