/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.describe;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hindcast.dataset.DatasetManifest;
import dev.hindcast.dataset.ManifestExamples;
import dev.hindcast.dataset.PublishedFile;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class CroissantJsonTest {
  private static final DatasetManifest MANIFEST =
      ManifestExamples.first("b-20260320T083000Z-00000001");
  private static final DescribedVersion VERSION =
      new DescribedVersion(MANIFEST, "CC-BY-4.0", "https://example.org/home-feed");

  @Test
  void aVersionSaysWhatItIs() {
    JsonNode json = json();

    assertThat(json.path("conformsTo").path(0).asText())
        .isEqualTo("http://mlcommons.org/croissant/1.1");
    assertThat(json.path("name").asText()).isEqualTo("home-feed");
    assertThat(json.path("version").asText()).isEqualTo("1.0.0");
    assertThat(json.path("license").asText()).isEqualTo("CC-BY-4.0");
    assertThat(json.path("url").asText()).isEqualTo("https://example.org/home-feed");
    assertThat(json.path("creator").path("name").asText()).isEqualTo("unknown");
    assertThat(json.path("datePublished").asText()).isEqualTo("2026-03-20T08:30:00.123456Z");
  }

  @Test
  void everyFileIsThereWithItsDigestAndTheSetNamesNoOther() {
    JsonNode distribution = json().path("distribution");
    List<PublishedFile> files = MANIFEST.files();

    assertThat(distribution).hasSize(files.size() + 1);
    for (int i = 0; i < files.size(); i++) {
      assertThat(distribution.path(i).path("contentUrl").asText()).isEqualTo(files.get(i).path());
      assertThat(distribution.path(i).path("sha256").asText()).isEqualTo(files.get(i).sha256());
      assertThat(distribution.path(i).path("contentSize").asText())
          .isEqualTo(files.get(i).sizeBytes() + " B");
    }
    assertThat(distribution.path(files.size()).path("includes"))
        .extracting(JsonNode::asText)
        .containsExactlyElementsOf(files.stream().map(PublishedFile::path).toList());
  }

  @Test
  void columnsAreFieldsAndListsAreArrays() {
    JsonNode rows = json().path("recordSet").path(1);

    assertThat(rows.path("key").path("@id").asText()).isEqualTo("rows/request_id");
    assertThat(rows.path("field")).hasSize(MANIFEST.schema().size());
    JsonNode item = rows.path("field").path(7);
    assertThat(item.path("name").asText()).isEqualTo("views__item");
    assertThat(item.path("dataType").asText()).isEqualTo("sc:Text");
    assertThat(item.path("isArray").asBoolean()).isTrue();
    assertThat(item.path("source").path("extract").path("column").asText())
        .isEqualTo("views__item");
  }

  @Test
  void splitsAreARecordSetOfTheirOwn() {
    JsonNode splits = json().path("recordSet").path(0);

    assertThat(splits.path("dataType").asText()).isEqualTo("cr:Split");
    assertThat(splits.path("data"))
        .extracting(split -> split.path("splits/name").asText())
        .containsExactly("train", "test");
  }

  @Test
  void sourcesAndBuildsAreItsProvenance() {
    JsonNode json = json();

    assertThat(json.path("prov:wasDerivedFrom").path(0).path("prov:label").asText())
        .isEqualTo("lake.shop.views at snapshot 4935802934012345678");
    assertThat(json.path("prov:wasGeneratedBy").path(0).path("prov:label").asText())
        .startsWith("Hindcast 0.1.0, build b-20260320T083000Z-00000001, knowledge time 2026-03-20");
  }

  @Test
  void everyTypeOfAFileHasANameInBothFormats() {
    assertThat(
            List.of("boolean", "int8", "int64", "float", "date", "list<string>", "binary").stream()
                .map(type -> ColumnType.parse(type).croissant()))
        .containsExactly(
            "sc:Boolean", "cr:Int8", "cr:Int64", "cr:Float32", "sc:Date", "sc:Text", "sc:Text");
    assertThat(ColumnType.parse("list<list<decimal(10,2)>>"))
        .isEqualTo(new ColumnType("decimal(10,2)", 2));
    assertThat(ColumnType.parse("decimal(10,2)").arrow()).isEqualTo("decimal128(10, 2)");
    assertThat(ColumnType.parse("timestamp[us,UTC]").arrow()).isEqualTo("timestamp[us, tz=UTC]");
  }

  private static JsonNode json() {
    try {
      return new ObjectMapper().readTree(CroissantJson.of(VERSION));
    } catch (IOException e) {
      throw new IllegalStateException("not JSON", e);
    }
  }
}
