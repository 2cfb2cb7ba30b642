/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.report.page;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hindcast.dataset.BuildProvenance;
import dev.hindcast.dataset.DatasetManifest;
import dev.hindcast.dataset.SequenceStatistics;
import dev.hindcast.report.Figures;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class VersionPageTest {
  private static final List<String> HOSTILE =
      List.of(
          "<script>alert(1)</script>",
          "\"><img src=x onerror=alert(1)>",
          "' onload='alert(1)",
          "</style><script>alert(1)</script>",
          "</title><svg/onload=alert(1)>",
          "]]><!--",
          "&lt;b&gt;",
          "\u0000\u0001\u001b[31m",
          "\u202egnp.exe",
          "\ud800",
          "javascript:alert(1)",
          "a".repeat(5_000));

  @Test
  void pageIsXmlAndHtmlInOne() {
    for (ReportedVersion version :
        List.of(ReportExamples.second(), ReportExamples.alone(ReportExamples.first()))) {
      String page = VersionPage.of(version);

      assertThat(page).startsWith("<!DOCTYPE html>\n<html lang=\"en\">");
      assertThat(parsed(page).getDocumentElement().getTagName()).isEqualTo("html");
      assertThat(page).doesNotContainPattern("<(div|span|p|td|th|section)( [^>]*)?/>");
    }
  }

  @Test
  void pageLoadsNothingAndRunsNothing() {
    Document page = parsed(VersionPage.of(ReportExamples.second()));

    NodeList all = page.getElementsByTagName("*");
    for (int i = 0; i < all.getLength(); i++) {
      Element element = (Element) all.item(i);
      assertThat(element.getTagName())
          .isNotIn("script", "link", "img", "iframe", "object", "embed", "form", "a", "use");
      for (int a = 0; a < element.getAttributes().getLength(); a++) {
        assertThat(element.getAttributes().item(a).getNodeName())
            .isNotIn("src", "href", "style", "srcset", "action")
            .doesNotStartWith("on");
      }
    }
    assertThat(page.getElementsByTagName("style").item(0).getTextContent())
        .doesNotContain("url(", "@import", "http");
  }

  @Test
  void everyIdIsUniqueAndEveryDrawingIsNamed() {
    Document page = parsed(VersionPage.of(ReportExamples.second()));

    Set<String> ids = new HashSet<>();
    NodeList all = page.getElementsByTagName("*");
    for (int i = 0; i < all.getLength(); i++) {
      String id = ((Element) all.item(i)).getAttribute("id");
      assertThat(id.isEmpty() || ids.add(id)).as("id %s", id).isTrue();
    }
    NodeList drawings = page.getElementsByTagName("svg");
    int named = 0;
    for (int i = 0; i < drawings.getLength(); i++) {
      Element drawing = (Element) drawings.item(i);
      if (drawing.getAttribute("role").equals("img")) {
        named++;
        assertThat(ids).contains(drawing.getAttribute("aria-labelledby").split(" "));
        assertThat(drawing.getElementsByTagName("desc").item(0).getTextContent()).isNotBlank();
      }
    }
    assertThat(named).isGreaterThanOrEqualTo(8);
  }

  @Test
  void hostileTextsAreShownAndNothingElse() {
    for (String hostile : HOSTILE) {
      ReportedVersion version = new HostileVersion(hostile).version();

      String page = VersionPage.of(version);

      Document parsed = parsed(page);
      for (String forbidden : List.of("script", "img", "b")) {
        assertThat(parsed.getElementsByTagName(forbidden).getLength()).as(hostile).isZero();
      }
      assertThat(parsed.getElementsByTagName("style").getLength()).isEqualTo(1);
      assertThat(page.chars().filter(c -> c < 0x20 && c != '\n' && c != '\t').count()).isZero();
      assertThat(page).doesNotContain("\u202e");
      if (hostile.startsWith("<script>")) {
        assertThat(parsed.getElementsByTagName("body").item(0).getTextContent()).contains(hostile);
      }
    }
  }

  @Test
  void everyStatisticOfTheManifestIsShown() {
    ReportedVersion version = ReportExamples.second();
    String text = text(VersionPage.of(version));
    DatasetManifest manifest = version.manifest();

    for (SequenceStatistics counted : manifest.statistics().values()) {
      for (long number :
          List.of(
              counted.emptyRows(),
              counted.truncatedRows(),
              counted.events(),
              counted.eligibleEvents(),
              counted.longest(),
              counted.mostEligible())) {
        assertThat(text).contains(Figures.count(number));
      }
      assertThat(text)
          .contains("Events per row", "Age of the newest event", "Age of the oldest event")
          .contains("Age of the latest arrival", "Null share by column", "Null share by position")
          .contains("Events by source", "Events by kind");
      counted.nulls().keySet().forEach(column -> assertThat(text).contains(column));
      counted.kept().sources().keySet().forEach(source -> assertThat(text).contains(source));
      counted.kept().kinds().keySet().forEach(kind -> assertThat(text).contains(kind));
    }
    BuildProvenance build = manifest.build();
    build.gates().forEach(gate -> assertThat(text).contains(GateText.name(gate)));
    build
        .rejected()
        .forEach(
            (input, reasons) ->
                reasons.keySet().forEach(reason -> assertThat(text).contains(input, reason)));
    build.sourceSnapshots().forEach(of -> assertThat(text).contains("" + of.snapshotId()));
    assertThat(text)
        .contains("Rows per user", "Most rows of a user", "Most events of a user")
        .contains(manifest.fingerprint(), manifest.rowDigest().toString(), "Compared with v1")
        .contains("Rows of v1", "Carried over", "In rebuilt windows", "In new windows");
  }

  @Test
  void samplesAreShownAsLinesOfTimeWithLabelAndArrival() {
    String page = VersionPage.of(ReportExamples.second());

    assertThat(page)
        .contains("Events of label L1", "label time", "class=\"arrival\"", "class=\"known\"")
        .contains("views: 2 of 5 eligible", "shoe", "explain /data/sets/home-feed@v2 --label L1")
        .contains("keeps the arrival time of the latest arrival of a row only");
    assertThat(count(page, "class=\"event\"")).isEqualTo(2);
    assertThat(VersionPage.of(ReportExamples.alone(ReportExamples.first())))
        .doesNotContain("Sample sequences");
  }

  @Test
  void equalVersionsGiveEqualPages() {
    assertThat(VersionPage.of(ReportExamples.second()))
        .isEqualTo(VersionPage.of(ReportExamples.second()));
  }

  @Test
  void pageStaysSmallWithAThousandColumnsAndWindows() {
    DatasetManifest wide =
        ReportExamples.changed(
            ReportExamples.first(),
            json -> {
              ArrayNode windows = (ArrayNode) json.get("windows");
              JsonNode last = windows.get(1);
              for (int day = 3; day < 31; day++) {
                ObjectNode window = windows.addObject();
                window.setAll((ObjectNode) last);
                window.put("from", "2026-03-%02dT00:00:00.000000Z".formatted(day));
                window.put("to", "2026-03-%02dT00:00:00.000000Z".formatted(day + 1));
              }
              json.put("lastFieldId", 9_999);
              for (int column = 0; column < 2_000; column++) {
                ((ArrayNode) json.get("schema"))
                    .addObject()
                    .put("name", "column" + column)
                    .put("type", "string")
                    .put("fieldId", 100 + column)
                    .put("role", "carried");
              }
            });
    assertThat(VersionPage.of(ReportExamples.alone(wide)).length()).isLessThan(400_000);
  }

  private static Document parsed(String page) {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      return factory.newDocumentBuilder().parse(new ByteArrayInputStream(page.getBytes(UTF_8)));
    } catch (Exception e) {
      assertThatCode(
              () -> {
                throw e;
              })
          .doesNotThrowAnyException();
      throw new IllegalStateException(e);
    }
  }

  private static String text(String page) {
    return parsed(page).getElementsByTagName("body").item(0).getTextContent();
  }

  private static int count(String text, String part) {
    List<Integer> places = new ArrayList<>();
    Matcher matcher = Pattern.compile(Pattern.quote(part)).matcher(text);
    while (matcher.find()) {
      places.add(matcher.start());
    }
    return places.size();
  }
}
