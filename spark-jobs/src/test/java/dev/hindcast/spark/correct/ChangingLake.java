/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.correct;

import dev.hindcast.cases.CaseTable;
import dev.hindcast.cases.CaseTables;
import dev.hindcast.definition.EventSource;
import dev.hindcast.spark.testing.CaseLake;
import dev.hindcast.spark.testing.Lake;
import dev.hindcast.spark.testing.RandomLake;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Brings the tables of a random lake from one state to another, in the ways that logs change. */
enum ChangingLake {
  /** Every table is written anew. */
  REPLACED {
    @Override
    void before(RandomLake lake) {
      CaseLake.overwrite(lake.namespace(), tables(lake));
    }

    @Override
    void after(RandomLake before, RandomLake after, Random random) {
      before(after);
    }
  },

  /** Rows come in new files; of one user all events are deleted, which rewrites a few files. */
  GROWN {
    @Override
    void before(RandomLake lake) {
      tables(lake)
          .forEach((name, table) -> CaseLake.overwrite(lake.namespace(), name, table, FILES));
    }

    @Override
    void after(RandomLake before, RandomLake after, Random random) {
      String leaver = before.cases().get(random.nextInt(before.cases().size())).user();
      for (EventSource source : before.setup().definition().sources()) {
        Lake.spark()
            .sql(
                String.format(
                    "DELETE FROM lake.%s.%s WHERE user_id = '%s'",
                    before.namespace(), source.name(), leaver));
      }
      Map<String, CaseTable> present = tables(before);
      tables(after)
          .forEach(
              (name, table) -> {
                List<Map<String, Object>> rows = new ArrayList<>(table.rows());
                present.get(name).rows().forEach(rows::remove);
                if (!rows.isEmpty()) {
                  CaseLake.append(before.namespace(), name, new CaseTable(table.columns(), rows));
                }
              });
    }
  };

  private static final int FILES = 20;

  abstract void before(RandomLake lake);

  /** The rows that the later state has and the earlier one has not are in the tables afterwards. */
  abstract void after(RandomLake before, RandomLake after, Random random);

  private static Map<String, CaseTable> tables(RandomLake lake) {
    Map<String, CaseTable> tables =
        new LinkedHashMap<>(CaseTables.of(lake.setup().definition(), lake.cases()));
    tables.putAll(lake.setup().dimensions());
    return tables;
  }
}
