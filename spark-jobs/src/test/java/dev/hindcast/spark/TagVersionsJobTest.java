/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hindcast.dataset.DatasetManifest;
import dev.hindcast.error.ErrorCode;
import dev.hindcast.error.HindcastException;
import dev.hindcast.plan.BuildRequest;
import dev.hindcast.spark.testing.Builds;
import dev.hindcast.spark.testing.Lake;
import dev.hindcast.spark.testing.Visits;
import dev.hindcast.store.DatasetStore;
import dev.hindcast.store.OfferedTables;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

/** Versions of a dataset whose columns change, read as tags of an Iceberg table. */
class TagVersionsJobTest {
  private static final String COUNTED = "sources.visits.attributes { n = \"CAST(price AS %s)\" }\n";

  @Test
  void aTagHasTheRowsAndColumnsOfItsVersion() {
    Visits visits = Visits.create("tagged");
    DatasetManifest first = Builds.run(visits.request());
    DatasetManifest second = Builds.run(visits.request(COUNTED.formatted("INT")));
    DatasetManifest third = Builds.run(visits.request(COUNTED.formatted("BIGINT")));
    String table = "lake.tagged_ml.rows";

    ObjectNode only = tag(visits.request(), table, 2);
    assertThat(only.at("/versions")).hasSize(1);
    assertThat(only.at("/versions/0/tag").asText()).isEqualTo("v2");
    ObjectNode all = tag(visits.request(), table, 0);

    assertThat(all.at("/versions"))
        .extracting(version -> version.path("isNew").asBoolean())
        .containsExactly(true, false, true);
    for (DatasetManifest version : List.of(first, second, third)) {
      assertSameRows(visits.request(), version, table);
    }
    assertThat(Lake.spark().table(table).schema().json())
        .isEqualTo(tagged(table, third.version()).schema().json());
    assertThat(tag(visits.request(), table, 0).at("/versions"))
        .allSatisfy(version -> assertThat(version.path("isNew").asBoolean()).isFalse());
  }

  @Test
  void theTagOfAVersionThatIsGoneIsRemovedAndItsFilesStayTheDatasets() throws Exception {
    Visits visits = Visits.create("untagged");
    Builds.run(visits.request());
    DatasetManifest second = Builds.run(visits.request());
    String table = "lake.untagged_ml.rows";
    tag(visits.request(), table, 0);
    DatasetStore store = Builds.store(visits.request().definition().definition());
    store.files().delete(store.layout().versionFile(1));

    assertThat(tag(visits.request(), table, 0).at("/removed").toString()).isEqualTo("[\"v1\"]");
    assertThatThrownBy(() -> tagged(table, 1).count()).isInstanceOf(Exception.class);
    assertThatThrownBy(() -> Lake.spark().sql("DROP TABLE " + table + " PURGE"))
        .hasMessageContaining("GC is disabled");
    Lake.spark().sql("DROP TABLE " + table);
    assertThat(store.files().exists(second.files().get(0).path())).isTrue();
    assertThat(tag(visits.request(), table, 0).at("/versions/0/isNew").asBoolean()).isTrue();
  }

  @Test
  void theTableOfSomebodyElseIsLeftAlone() {
    Visits visits = Visits.create("elsewhere");
    Builds.run(visits.request());

    assertThatThrownBy(() -> tag(visits.request(), "lake.elsewhere.labels", 0))
        .isInstanceOfSatisfying(
            HindcastException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.REQUEST_INVALID))
        .hasMessageContaining("the table was not made for versions. Name a table that does not");
    assertThatThrownBy(() -> tag(visits.request(), "nowhere.a.b", 0))
        .isInstanceOf(HindcastException.class)
        .hasMessageContaining("the declared catalogs are [lake]");
    DatasetStore store = Builds.store(visits.request().definition().definition());
    assertThat(new OfferedTables(store).all()).as("an erasure does not look at it").isEmpty();
  }

  private static ObjectNode tag(BuildRequest request, String table, int version) {
    Map<String, String> options = new HashMap<>();
    options.put(
        "dataset", Builds.store(request.definition().definition()).layout().root().toString());
    options.put("table", table);
    if (version > 0) {
      options.put("version", Integer.toString(version));
    }
    return TagVersionsJob.tag(Lake.spark(), request, options);
  }

  private static Dataset<Row> tagged(String table, int version) {
    return Lake.spark().sql("SELECT * FROM " + table + " VERSION AS OF 'v" + version + "'");
  }

  private static void assertSameRows(BuildRequest request, DatasetManifest manifest, String table) {
    Dataset<Row> stored = Builds.rows(request.definition().definition(), manifest);
    Dataset<Row> tagged = tagged(table, manifest.version());

    assertThat(tagged.columns()).containsExactly(stored.columns());
    assertThat(texts(tagged)).isNotEmpty().containsExactlyInAnyOrderElementsOf(texts(stored));
  }

  private static List<String> texts(Dataset<Row> rows) {
    List<String> texts = new ArrayList<>();
    rows.collectAsList().forEach(row -> texts.add(row.toString()));
    return texts;
  }
}
