/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.iceberg;

import static dev.hindcast.iceberg.SourceErrorAssert.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hindcast.definition.AsOf;
import dev.hindcast.definition.EnrichmentDefinition;
import dev.hindcast.definition.OnMiss;
import dev.hindcast.error.ErrorCode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.iceberg.Schema;
import org.apache.iceberg.Table;
import org.apache.iceberg.types.Types;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the table of an enrichment must be. */
class DimensionChecksTest {
  @TempDir Path folder;
  private TestLake lake;
  private SourceCatalogs catalogs;

  @BeforeEach
  void openLake() {
    lake = TestLake.withShop(folder);
    lake.append(
        lake.create(
            "items",
            new Schema(
                Types.NestedField.required(1, "stock_code", Types.StringType.get()),
                Types.NestedField.required(2, "number", Types.LongType.get()),
                Types.NestedField.optional(3, "category", Types.StringType.get()),
                Types.NestedField.required(4, "valid_from", Types.TimestampType.withZone()),
                Types.NestedField.optional(5, "valid_to", Types.TimestampType.withZone()),
                Types.NestedField.optional(6, "local_time", Types.TimestampType.withoutZone()),
                Types.NestedField.optional(7, "share", Types.DoubleType.get()))),
        10);
    catalogs = lake.open();
  }

  @AfterEach
  void closeLake() {
    catalogs.close();
    lake.close();
  }

  @Test
  void theTableOfAnEnrichmentIsPinnedAfterTheSources() {
    SourcePins pins = take(enrichment("stock_code", "valid_from", "valid_to", "valid_from"));

    assertThat(pins.tables().keySet())
        .containsExactly("lake.shop.labels", "lake.shop.orders", "lake.shop.items");
    assertThat(pins.columns().get("lake.shop.items")).containsEntry("valid_from", 4);
  }

  @Test
  void aRenamedColumnIsFoundByItsNewName() {
    Table items = lake.table("items");
    items.updateSchema().renameColumn("valid_from", "since").commit();

    SourcePins pins = take(enrichment("stock_code", "since", "valid_to", "since"));

    assertThat(pins.columns().get("lake.shop.items")).containsEntry("since", 4);
  }

  @Test
  void everyProblemOfADimensionIsSaidAtOnce() {
    assertRefused(
        () -> take(enrichment("number", "valid_frm", "category", "local_time")),
        ErrorCode.COLUMN_MISSING,
        "Cannot use the tables of dataset baskets: 4 problems.",
        "\n- Cannot use column valid_frm of table lake.shop.items"
            + " (dataset.enrichments.item.valid-from): snapshot ",
        "the nearest one is valid_from.",
        "\n- Cannot use column category of table lake.shop.items"
            + " (dataset.enrichments.item.valid-to) as a time: its type is string, and a timestamp"
            + " is needed.",
        "\n- Cannot use column local_time of table lake.shop.items"
            + " (dataset.enrichments.item.known-at): it is a timestamp without zone",
        "Set dataset.enrichments.item.time-zone",
        "\n- Cannot look up attribute item of source order-lines in table lake.shop.items"
            + " (dataset.enrichments.item.key.item): the attribute is a string, the table's column"
            + " number is a long, and keys are never converted silently. Convert the attribute with"
            + " CAST, or name another column.");
  }

  @Test
  void aKeyWithAFractionIsRefused() {
    assertRefused(
        () -> take(enrichment("share", "valid_from", "valid_to", "valid_from")),
        ErrorCode.COLUMN_TYPE_UNSUPPORTED,
        "Cannot use column share of table lake.shop.items (dataset.enrichments.item.key.item) as a"
            + " key: its type is double");
  }

  @Test
  void wholeNumbersOfDifferentWidthsAreComparable() {
    TestDefinition definition = new TestDefinition();
    definition.attributes = Map.of("item", "quantity");
    definition.enrichments = List.of(enrichment("number", "valid_from", "valid_to", "valid_from"));

    assertThat(SourcePins.take(definition.build(), catalogs).tables()).hasSize(3);
  }

  @Test
  void aDimensionThatIsMissingIsNamed() {
    lake.drop("items");

    assertRefused(
        () -> take(enrichment("stock_code", "valid_from", "valid_to", "valid_from")),
        ErrorCode.TABLE_MISSING,
        "Cannot read table lake.shop.items");
  }

  private SourcePins take(EnrichmentDefinition enrichment) {
    TestDefinition definition = new TestDefinition();
    definition.enrichments = List.of(enrichment);
    return SourcePins.take(definition.build(), catalogs);
  }

  private static EnrichmentDefinition enrichment(
      String key, String validFrom, String validTo, String knownAt) {
    return new EnrichmentDefinition(
        "item",
        "lake.shop.items",
        Map.of("item", key),
        validFrom,
        Optional.of(validTo),
        Optional.of(knownAt),
        Map.of("category", "category"),
        Optional.empty(),
        false,
        Long.MAX_VALUE,
        new OnMiss.Null(),
        AsOf.EVENT,
        false,
        Optional.empty());
  }
}
