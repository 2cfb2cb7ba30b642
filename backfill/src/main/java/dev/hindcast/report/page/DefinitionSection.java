/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.report.page;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.hindcast.dataset.DatasetManifest;
import dev.hindcast.dataset.OutputColumn;
import java.util.List;

/** The columns and the definition, folded away. */
final class DefinitionSection {
  private static final int MOST_COLUMNS = 500;
  private static final int MOST_CHARACTERS = 200_000;

  private final DatasetManifest manifest;

  DefinitionSection(DatasetManifest manifest) {
    this.manifest = manifest;
  }

  void draw(Html html) {
    html.open("section", "aria-labelledby", "definition").line();
    html.add("h2", "Columns and definition", "id", "definition");
    columns(html);
    html.open("details").add("summary", "Definition as it was built, without secrets");
    html.open("pre").add("code", definition()).close().close();
    html.close().line();
  }

  private void columns(Html html) {
    html.open("details").add("summary", manifest.schema().size() + " columns");
    html.open("div", "class", "scroll").open("table").open("tr");
    for (String title : List.of("column", "type", "meaning")) {
      html.add("th", title, "scope", "col");
    }
    html.close();
    for (OutputColumn column :
        manifest.schema().subList(0, Math.min(MOST_COLUMNS, manifest.schema().size()))) {
      html.open("tr").add("th", column.name(), "scope", "row").add("td", column.type());
      html.add("td", column.doc()).close();
    }
    html.close().close().close().line();
  }

  private String definition() {
    try {
      String text =
          new ObjectMapper()
              .enable(SerializationFeature.INDENT_OUTPUT)
              .writeValueAsString(manifest.definition());
      return text.length() <= MOST_CHARACTERS
          ? text
          : text.substring(0, MOST_CHARACTERS) + "\n... the rest stands in the manifest";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a definition is JSON", e);
    }
  }
}
