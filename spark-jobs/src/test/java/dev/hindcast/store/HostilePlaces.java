/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.store;

import static dev.hindcast.store.HostileNames.json;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.hindcast.config.DefinitionLayers;
import dev.hindcast.config.DefinitionParser;
import dev.hindcast.config.DefinitionText;
import dev.hindcast.config.ParsedDefinition;
import dev.hindcast.dataset.ManifestJson;
import dev.hindcast.dataset.SourceSnapshot;
import dev.hindcast.label.LabelWindow;
import dev.hindcast.plan.BuildRequest;
import dev.hindcast.plan.BuildRequestJson;
import dev.hindcast.plan.BuildWaivers;
import dev.hindcast.store.expire.VersionExpiry;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.apache.hadoop.conf.Configuration;

/** Everywhere a name from outside comes in. */
record HostilePlaces(FencedDataset fenced) {
  /** A field that a manifest need not have: kept, and never a name of anything. */
  static final String IGNORED = "field of a manifest";

  private static final String BUILD = "b-20260304T000000Z-0123abcd";
  private static final String DEFINITION =
      """
      dataset {
        name = shop, path = data
        catalogs.lake { type = hadoop, warehouse = "lake" }
        labels { table = lake.shop.labels, id = id, user = user, time = time }
        sources.clicks {
          table = lake.shop.clicks, user = user, event-id = id, event-time = at
          arrival-time = arrived, attributes { item = sku }
        }
        sequences.recent { max-length = 10 }
      }
      """;

  /** Takes a name in; throws HindcastException, or IOException of the storage, if it will not. */
  interface Place {
    void take(String name) throws IOException;
  }

  Map<String, Place> all() {
    Map<String, Place> places = new LinkedHashMap<>();
    definitions(places);
    references(places);
    tagsAndBuilds(places);
    manifests(places);
    files(places);
    return places;
  }

  private void definitions(Map<String, Place> places) {
    places.put("dataset.name", name -> parse("dataset.name = " + json(name)));
    places.put(
        "source", name -> parse("dataset.sources." + json(name) + " = ${dataset.sources.clicks}"));
    places.put("sequence", name -> parse("dataset.sequences." + json(name) + ".max-length = 1"));
    places.put(
        "attribute", name -> parse("dataset.sources.clicks.attributes." + json(name) + " = sku"));
    places.put("column of labels", name -> parse("dataset.labels.columns = [" + json(name) + "]"));
    places.put(
        "derived column",
        name -> parse("dataset.sequences.recent.derive." + json(name) + " = gap-seconds"));
  }

  private void references(Map<String, Place> places) {
    Configuration hadoop = new Configuration(false);
    places.put(
        "dataset of a store",
        name -> DatasetStores.open(fenced.sets().toString(), name, hadoop).versions());
    places.put("folder of datasets", name -> look(DatasetStores.open(name, "home-feed", hadoop)));
    places.put("DATASET", name -> reference(name));
    places.put("DATASET in a folder", name -> reference(fenced.sets() + "/" + name));
    places.put("folder in DATASET", name -> reference(name + "/home-feed"));
    places.put("DATASET@version", name -> reference(fenced.root() + "@" + name));
  }

  private void tagsAndBuilds(Map<String, Place> places) {
    places.put(
        "tag",
        name -> {
          VersionTags tags = new VersionTags(fenced.open());
          tags.set(name, 1, true);
          tags.delete(name);
        });
    places.put("tag to find", name -> new VersionTags(fenced.open()).versionOf(name));
    places.put("tag to delete", name -> new VersionTags(fenced.open()).delete(name));
    places.put(
        "tag of a doctored page",
        name -> {
          String page =
              "{\"formatVersion\": 1, \"dataset\": \"home-feed\", \"expired\": [], \"tags\": {%s: 1}}"
                  .formatted(json(name));
          TagPage.read(page.getBytes(UTF_8), "home-feed", "tags/t000001.json");
        });
    String request = BuildRequestJson.write(request());
    places.put(
        "build id of a request",
        name -> BuildRequestJson.read("request.json", request.replace(json(BUILD), json(name))));
    places.put(
        "field of a request",
        name ->
            BuildRequestJson.read(
                "request.json", request.replace("\"reason\"", json(name) + ": 1, \"reason\"")));
    places.put("build id", name -> fenced.open().checkPublishable(name));
  }

  /** What is accepted is listed, planned to be expired and rolled back to. */
  private void manifests(Map<String, Place> places) {
    String manifest = new String(ManifestJson.write(fenced.open().load(2)), UTF_8);
    String path = "data/b-2/label_date=2026-03-02/part-00000-0.parquet";
    places.put("path in a manifest", name -> doctored(manifest.replace(json(path), json(name))));
    places.put(
        "folder of a path in a manifest",
        name -> doctored(manifest.replace(json(path), json("data/" + name + "/x.parquet"))));
    places.put(
        "end of a path in a manifest",
        name -> doctored(manifest.replace(json(path), json("data/b-2/" + name))));
    places.put(
        "build id of a manifest", name -> doctored(manifest.replace(json("b-2"), json(name))));
    places.put(
        "dataset of a manifest", name -> doctored(manifest.replace(json("home-feed"), json(name))));
    places.put(
        IGNORED,
        name -> {
          String doctored =
              manifest.replace("\"engineVersion\"", json(name) + ": 1, \"engineVersion\"");
          ManifestJson.read(doctored.getBytes(UTF_8), "v000002.json");
        });
  }

  private void files(Map<String, Place> places) {
    Map<String, Place> operations = new LinkedHashMap<>();
    StoreFiles files = fenced.open().files();
    operations.put("list", files::list);
    operations.put("walk", files::walk);
    operations.put("exists", files::exists);
    operations.put("size", files::sizeBytes);
    operations.put("read", files::read);
    operations.put("open", path -> files.open(path).close());
    operations.put("create", path -> files.create(path, new byte[] {1}));
    operations.put("delete", files::delete);
    operations.put("delete folder", files::deleteFolder);
    operations.put("make durable", files::makeDurable);
    operations.put("location", files::location);
    operations.put("uri", files::uri);
    operations.forEach(
        (operation, place) -> {
          places.put(operation + " a name", place);
          places.put(operation + " in a folder", name -> place.take("data/" + name));
          places.put(operation + " below a name", name -> place.take(name + "/b"));
        });
  }

  private void doctored(String manifest) throws IOException {
    fenced.write("sets/home-feed/versions/v000002.json", manifest.getBytes(UTF_8));
    DatasetStore store = fenced.open();
    DatasetVersions.files(store, OptionalInt.of(2));
    new VersionRollback(store, "b-20260401T000000Z-00000009", 1, "1").to(1);
    new VersionExpiry(
            store,
            VersionExpiryContract.orphans(OptionalInt.of(1), VersionExpiryContract.FAR),
            build -> List.of())
        .run();
  }

  private void reference(String text) {
    DatasetReference reference = DatasetReference.parse(text);
    DatasetStore store = DatasetStores.open(reference, new Configuration(false));
    look(store);
    if (store.files() instanceof LocalFiles) {
      reference.versionIn(store);
    }
  }

  /** Never asks the network. */
  private static void look(DatasetStore store) {
    if (store.files() instanceof LocalFiles) {
      DatasetVersions.list(store);
    }
  }

  private static ParsedDefinition parse(String added) {
    return DefinitionParser.parse(
        DefinitionLayers.of(new DefinitionText("shop.conf", DEFINITION + added)));
  }

  private static BuildRequest request() {
    LabelWindow day = new LabelWindow(0, 86_400_000_000L);
    return new BuildRequest(
        BUILD,
        day.toMicros(),
        "0.1.0",
        parse(""),
        day.fromMicros(),
        day.toMicros(),
        List.of(day),
        day.toMicros(),
        List.of(
            new SourceSnapshot("lake", "lake.shop.clicks", "uuid-1", 7, 7, 0, 0),
            new SourceSnapshot("lake", "lake.shop.labels", "uuid-2", -1, 0, 0, 0)),
        Map.of("lake.shop.clicks", Map.of("user", 1), "lake.shop.labels", Map.of()),
        0,
        "build",
        BuildWaivers.NONE);
  }
}
