/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.describe;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hindcast.dataset.BuildProvenance;
import dev.hindcast.dataset.DatasetManifest;
import dev.hindcast.dataset.PublishedFile;
import dev.hindcast.dataset.SourceSnapshot;
import dev.hindcast.time.Micros;
import java.io.UncheckedIOException;

/**
 * A version in the Croissant format 1.1 of MLCommons: JSON-LD that lies in the dataset's folder,
 * from which its paths are taken. Equal manifests give equal text.
 */
public final class CroissantJson {
  static final String FILES = "files";

  private static final ObjectWriter WRITER =
      new ObjectMapper()
          .writer(new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n")));

  private final DescribedVersion version;
  private final DatasetManifest manifest;
  private final ObjectNode json = JsonNodeFactory.instance.objectNode();

  private CroissantJson(DescribedVersion version) {
    this.version = version;
    this.manifest = version.manifest();
  }

  /** The document, ending with a line feed. */
  public static String of(DescribedVersion version) {
    CroissantJson document = new CroissantJson(version);
    document.describe();
    document.provenance();
    document.distribution();
    CroissantRecords.add(document.json, version.manifest());
    try {
      return WRITER.writeValueAsString(document.json) + "\n";
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException("a tree of JSON in memory", e);
    }
  }

  private void describe() {
    CroissantContext.add(json);
    json.put("@type", "sc:Dataset");
    json.putArray("conformsTo")
        .add("http://mlcommons.org/croissant/1.1")
        .add("http://mlcommons.org/croissant/RAI/1.0");
    json.put("name", manifest.dataset());
    json.put("description", version.description());
    json.put("version", manifest.version() + ".0.0");
    json.put("license", version.license());
    json.put("url", version.url());
    json.putObject("creator").put("@type", "sc:Organization").put("name", version.owner());
    json.put("dateCreated", Micros.text(manifest.createdAtMicros()));
    json.put("datePublished", Micros.text(manifest.createdAtMicros()));
    json.put("citeAs", version.reference() + ", row digest " + manifest.rowDigest());
    json.putArray("keywords").add("user event sequences").add("point-in-time");
    ArrayNode made = json.putArray("rai:dataPreprocessingProtocol");
    made.add(version.knowledge());
    version.sequences().forEach(made::add);
    version.limits().forEach(json.putArray("rai:dataLimitations")::add);
    version.range().forEach(json.putArray("rai:dataCollectionTimeframe")::add);
  }

  private void provenance() {
    ArrayNode from = json.putArray("prov:wasDerivedFrom");
    ArrayNode by = json.putArray("prov:wasGeneratedBy");
    manifest
        .builds()
        .forEach(
            (id, build) -> {
              build.sourceSnapshots().forEach(source -> from.add(entity(source)));
              by.add(activity(id, build));
            });
    if (manifest.parentVersion() > 0) {
      json.putObject("prov:wasRevisionOf")
          .put("@type", "prov:Entity")
          .put("prov:label", manifest.dataset() + "@v" + manifest.parentVersion());
    }
  }

  private static ObjectNode entity(SourceSnapshot source) {
    ObjectNode entity = JsonNodeFactory.instance.objectNode();
    entity.put("@type", "prov:Entity");
    entity.put("prov:label", source.table() + " at snapshot " + source.snapshotId());
    if (source.snapshotId() != SourceSnapshot.NONE) {
      entity.put("prov:generatedAtTime", Micros.text(source.committedAtMicros()));
    }
    return entity;
  }

  private ObjectNode activity(String id, BuildProvenance build) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("@type", "prov:Activity")
        .put(
            "prov:label",
            "Hindcast "
                + build.engineVersion()
                + ", build "
                + id
                + ", knowledge time "
                + Micros.text(build.knowledgeTimeMicros())
                + ", definition "
                + build.fingerprint())
        .put("prov:startedAtTime", Micros.text(build.createdAtMicros()));
  }

  /** Each file with its digest, and the set of them that the records come from. */
  private void distribution() {
    ArrayNode distribution = json.putArray("distribution");
    for (PublishedFile file : manifest.files()) {
      ObjectNode object = distribution.addObject();
      object.put("@type", "cr:FileObject");
      object.put("@id", file.path());
      object.put("name", file.path());
      object.put("contentUrl", file.path());
      object.put("contentSize", file.sizeBytes() + " B");
      encoding(object);
      object.put("sha256", file.sha256());
    }
    ObjectNode set = distribution.addObject();
    set.put("@type", "cr:FileSet");
    set.put("@id", FILES);
    set.put("name", FILES);
    set.put("description", "The files of the version; others in these folders are not of it.");
    encoding(set);
    ArrayNode includes = set.putArray("includes");
    manifest.files().forEach(file -> includes.add(file.path()));
  }

  /** Its registered name, and the one that programs know from before. */
  private static void encoding(ObjectNode file) {
    file.putArray("encodingFormat")
        .add("application/vnd.apache.parquet")
        .add("application/x-parquet");
  }
}
