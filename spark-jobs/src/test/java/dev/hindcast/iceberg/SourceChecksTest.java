/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.iceberg;

import static dev.hindcast.iceberg.SourceErrorAssert.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hindcast.definition.ArrivalTime;
import dev.hindcast.definition.DatasetDefinition;
import dev.hindcast.definition.KnownAfter;
import dev.hindcast.error.ErrorCode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.iceberg.Schema;
import org.apache.iceberg.Table;
import org.apache.iceberg.types.Types;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceChecksTest {
  @TempDir Path folder;
  private TestLake lake;
  private SourceCatalogs catalogs;

  @BeforeEach
  void openLake() {
    lake = TestLake.withShop(folder);
    catalogs = lake.open();
  }

  @AfterEach
  void closeLake() {
    catalogs.close();
    lake.close();
  }

  @Test
  void aFittingDefinitionIsPinnedTableByTable() {
    SourcePins pins = SourcePins.take(new TestDefinition().build(), catalogs);

    assertThat(pins.tables().keySet()).containsExactly("lake.shop.labels", "lake.shop.orders");
    assertThat(pins.columns().get("lake.shop.labels"))
        .isEqualTo(Map.of("label_id", 1, "customer_id", 2, "label_time", 3, "label", 4));
    assertThat(pins.snapshots()).hasSize(2);
    assertThat(pins.warnings()).isEmpty();
  }

  @Test
  void everyProblemOfEveryTableIsSaidAtOnce() {
    TestDefinition definition = new TestDefinition();
    definition.labelTable = "lake.shop.lables";
    definition.user = "custmer_id";
    definition.revision = "stock_code";
    definition.tieBreak = List.of("lin");

    assertRefused(
        () -> SourcePins.take(definition.build(), catalogs),
        ErrorCode.TABLE_MISSING,
        "Cannot use the tables of dataset baskets: 4 problems.",
        "\n- Cannot read table lake.shop.lables",
        "\n- Cannot use column custmer_id of table lake.shop.orders"
            + " (dataset.sources.order-lines.user): snapshot ",
        "has no such column; the nearest one is customer_id. Name one of its columns: customer_id,"
            + " invoice, line,",
        "\n- Cannot use column stock_code of table lake.shop.orders"
            + " (dataset.sources.order-lines.revision) as a revision number: its type is string,"
            + " and an int or a long is needed.",
        "\n- Cannot order sequence recent by lin (dataset.sequences.recent.tie-break)");
  }

  @Test
  void aTimeThatIsNoTimestampIsRefused() {
    TestDefinition definition = new TestDefinition();
    definition.eventTime = "invoice";

    assertRefused(
        () -> SourcePins.take(definition.build(), catalogs),
        ErrorCode.COLUMN_TYPE_UNSUPPORTED,
        "(dataset.sources.order-lines.event-time) as a time: its type is string, and a timestamp"
            + " is needed.");
  }

  @Test
  void columnsThatAreSharedOrKnownLaterAreChecked() {
    TestDefinition definition = new TestDefinition();
    definition.request = "invoce";
    definition.session = "customer_id";
    definition.attributes = Map.of("item", "stock_code");
    definition.knownAfter = Map.of("item", new KnownAfter.Column("invoice"));

    assertRefused(
        () -> SourcePins.take(definition.build(), catalogs),
        ErrorCode.COLUMN_TYPE_UNSUPPORTED,
        "Cannot use the tables of dataset baskets: 2 problems.",
        "Cannot use column invoice of table lake.shop.orders"
            + " (dataset.sources.order-lines.attributes.item.known-after) as a time: its type is"
            + " string, and a timestamp is needed.",
        "Cannot use column invoce of table lake.shop.orders"
            + " (dataset.sources.order-lines.request): snapshot ",
        "has no such column; the nearest one is invoice.");
  }

  @Test
  void timestampsWithoutZoneNeedADeclaredOne() {
    Table local =
        lake.create(
            "local",
            new Schema(
                Types.NestedField.required(1, "label_id", Types.StringType.get()),
                Types.NestedField.required(2, "customer_id", Types.LongType.get()),
                Types.NestedField.required(3, "label_time", Types.TimestampType.withoutZone()),
                Types.NestedField.optional(4, "label", Types.IntegerType.get())));
    lake.append(local, 1);
    TestDefinition definition = new TestDefinition();
    definition.labelTable = "lake.shop.local";

    assertRefused(
        () -> SourcePins.take(definition.build(), catalogs),
        ErrorCode.COLUMN_TYPE_UNSUPPORTED,
        "Cannot use column label_time of table lake.shop.local (dataset.labels.time): it is a"
            + " timestamp without zone",
        "Set dataset.labels.time-zone");

    definition.labelZone = "Europe/London";
    assertThat(SourcePins.take(definition.build(), catalogs).tables()).hasSize(2);
  }

  @Test
  void idsThatAreFractionsAreRefused() {
    Schema schema =
        new Schema(
            Types.NestedField.required(1, "label_id", Types.DoubleType.get()),
            Types.NestedField.required(2, "customer_id", Types.LongType.get()),
            Types.NestedField.required(3, "label_time", Types.TimestampType.withZone()),
            Types.NestedField.optional(4, "label", Types.IntegerType.get()));
    lake.create("fractions", schema);
    TestDefinition definition = new TestDefinition();
    definition.labelTable = "lake.shop.fractions";

    assertRefused(
        () -> SourcePins.take(definition.build(), catalogs),
        ErrorCode.COLUMN_TYPE_UNSUPPORTED,
        "(dataset.labels.id) as an id: its type is double");
  }

  @Test
  void aTableThatSparkCannotLoadIsRefusedEvenIfTheColumnIsNotUsed() {
    lake.table("orders").updateSchema().addColumn("opened_at", Types.TimeType.get()).commit();
    lake.append(lake.table("orders"), 1);

    assertRefused(
        () -> SourcePins.take(new TestDefinition().build(), catalogs),
        ErrorCode.COLUMN_TYPE_UNSUPPORTED,
        "Cannot read table lake.shop.orders: its column opened_at is a time",
        "Spark cannot load");
  }

  @Test
  void commitTimesNeedRowLineage() {
    TestDefinition definition = new TestDefinition();
    definition.arrivalTime = new ArrivalTime.CommitTime();

    assertRefused(
        () -> SourcePins.take(definition.build(), catalogs),
        ErrorCode.COLUMN_TYPE_UNSUPPORTED,
        "Cannot use dataset.sources.order-lines.arrival-time = commit-time with table"
            + " lake.shop.orders: the table has format version 2",
        "Upgrade the table");

    lake.table("orders").updateProperties().set("format-version", "3").commit();
    assertThat(SourcePins.take(definition.build(), catalogs).tables()).hasSize(2);
  }

  @Test
  void aColumnThatWasDroppedAndAddedAgainIsRefusedByName() {
    Table orders = lake.table("orders");
    orders.updateSchema().deleteColumn("stock_code").commit();
    orders.updateSchema().addColumn("stock_code", Types.StringType.get()).commit();

    assertRefused(
        () -> SourcePins.take(new TestDefinition().build(), catalogs),
        ErrorCode.COLUMN_MISSING,
        "Cannot use column stock_code of table lake.shop.orders"
            + " (dataset.sources.order-lines.attributes.item): the column was dropped and added"
            + " again after snapshot ",
        "never read for the new one",
        "plan again");
  }

  @Test
  void anAttributeThatIsAnExpressionIsLeftToSpark() {
    TestDefinition definition = new TestDefinition();
    definition.attributes = Map.of("kind", "'purchase'", "nothing", "null", "x", "no_such + 1");

    assertThat(SourcePins.take(definition.build(), catalogs).tables()).hasSize(2);
  }

  @Test
  void aRequestIsVerifiedByItsOwnFieldIds() {
    DatasetDefinition definition = new TestDefinition().build();
    SourcePins planned = SourcePins.take(definition, catalogs);
    lake.table("orders").updateSchema().renameColumn("stock_code", "item_code").commit();

    SourcePins found =
        SourcePins.verify(definition, planned.snapshots(), planned.columns(), catalogs);

    assertThat(found.columns()).isEqualTo(planned.columns());
    assertRefused(
        () ->
            SourcePins.verify(
                definition,
                planned.snapshots(),
                Map.of(
                    "lake.shop.labels",
                    planned.columns().get("lake.shop.labels"),
                    "lake.shop.orders",
                    Map.of(
                        "customer_id",
                        1,
                        "invoice",
                        2,
                        "line",
                        3,
                        "invoice_time",
                        4,
                        "recorded_at",
                        5,
                        "stock_code",
                        77,
                        "quantity",
                        7)),
                catalogs),
        ErrorCode.COLUMN_MISSING,
        "(dataset.sources.order-lines.attributes.item): the request pins it to field id 77");
    assertRefused(
        () -> SourcePins.verify(definition, List.of(), planned.columns(), catalogs),
        ErrorCode.REQUEST_INVALID,
        "Cannot read table lake.shop.labels: the request pins no snapshot");
  }
}
