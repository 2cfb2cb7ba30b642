/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.hindcast.error.HindcastException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RedactionTest {
  private static final String MARKER = "pl@nted mark/er\"1";
  private static final String QUOTED = "\"pl@nted mark/er\\\"1\"";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jdbc.password",
        "password",
        "jdbc.PASSWD",
        "db-pwd",
        "pw",
        "client-secret",
        "s3.secret-access-key",
        "s3.access-key-id",
        "s3.session-token",
        "token",
        "credential",
        "oauth2.credential",
        "adls.auth.shared-key.account.key",
        "adls.sas-token.account",
        "gcs.oauth2.token",
        "encryption.private_key",
        "api.key",
        "header.Authorization",
        "header.X-Api-Key",
        "ssl.keystore.passphrase",
      })
  void aPropertyThatLooksSecretIsHidden(String key) {
    ParsedDefinition parsed =
        Definitions.parse(Definitions.SHOP + "dataset.catalogs.lake." + key + " = " + QUOTED);
    assertThat(parsed.canonicalJson()).contains("pl@nted");
    assertThat(parsed.redactedJson()).doesNotContain("pl@nted").contains("\"<redacted>\"");
    assertThat(parsed.toString()).doesNotContain("pl@nted");
    assertThat(parsed.definition().toString()).doesNotContain("pl@nted");
  }

  @Test
  void anOrdinaryPropertyIsShown() {
    String shown =
        Definitions.parse(
                Definitions.SHOP
                    + "dataset.catalogs.lake { clients = 4, jdbc.user = me, uri = \"http://x/a@b\" }")
            .redactedJson();
    assertThat(shown)
        .contains("\"clients\":\"4\"", "\"jdbc.user\":\"me\"", "\"uri\":\"http://x/a@b\"")
        .doesNotContain("<redacted>");
  }

  @Test
  void aSecretIsHiddenWhereverItsValueTurnsUp() {
    ParsedDefinition parsed =
        DefinitionParser.parse(
            new DefinitionLayers(
                new DefinitionText(
                    Definitions.FILE,
                    Definitions.SHOP
                        + """
                        dataset.catalogs.lake.jdbc.password = ${SECRET}
                        dataset.catalogs.lake.note = "it is "${SECRET}", really"
                        dataset.catalogs.lake.uri = "jdbc:x?a=pl%40nted%20mark%2Fer%221&b=1"
                        dataset.description = "do not tell "${SECRET}
                        dataset.labels.where = "a <> '"${SECRET}"'"
                        """),
                Optional.empty(),
                List.of(),
                Map.of("SECRET", MARKER)));
    assertThat(parsed.redactedJson())
        .doesNotContain("nted")
        .contains("do not tell <redacted>", "jdbc:x?a=<redacted>&b=1", "a <> '<redacted>'");
  }

  @Test
  void userInfoAndSecretParametersOfAddressesAreHidden() {
    String shown =
        Definitions.parse(
                Definitions.SHOP
                    + """
                    dataset.path = "s3a://key:marker1@bucket/data"
                    dataset.catalogs.lake.uri = "jdbc:pg://me:marker2@db/x?user=me&password=marker3&a=b"
                    dataset.catalogs.lake.other = "jdbc:sqlserver://db;user=me;Password=marker4;a=b"
                    """)
            .redactedJson();
    assertThat(shown)
        .doesNotContain("marker")
        .contains(
            "s3a://<redacted>@bucket/data",
            "jdbc:pg://<redacted>@db/x?user=me&password=<redacted>&a=b",
            "jdbc:sqlserver://db;user=me;Password=<redacted>;a=b");
  }

  @Test
  void aShortSecretIsHiddenUnderItsKeyOnly() {
    assertThat(
            Definitions.parse(Definitions.SHOP + "dataset.catalogs.lake.jdbc.password = id")
                .redactedJson())
        .contains("\"jdbc.password\":\"<redacted>\"", "\"event-id\":[\"id\"]");
  }

  @Test
  void aRedactedDefinitionIsStillValidAndHasTheSameFingerprint() {
    ParsedDefinition parsed =
        Definitions.parse(Definitions.SHOP + "dataset.catalogs.lake.jdbc.password = " + QUOTED);
    ParsedDefinition redacted = DefinitionParser.parseResolved(parsed.redactedJson());
    assertThat(redacted.fingerprint()).isEqualTo(parsed.fingerprint());
    assertThat(redacted.redactedJson()).isEqualTo(parsed.redactedJson());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "dataset.catalogs.lake.jdbc.password = planted-marker\ndataset.owner = [planted-marker]",
        "dataset.catalogs.lake.jdbc.password = planted-marker\ndataset.stage = planted-marker",
        "dataset.catalogs.lake.jdbc.password = [planted-marker]",
        "dataset.catalogs.lake.jdbc.password = { a = [planted-marker] }",
        "dataset.catalogs.lake.jdbc.password planted-marker",
        "dataset.catalogs.lake.jdbc.password = planted-marker = x",
        "dataset.catalogs.lake.jdbc.password = [planted-marker",
        "dataset.catalogs.lake.jdbc { password = planted-marker } x \"planted-marker",
        "dataset.catalogs.lake { token = planted-marker }\ndataset.catalogs = a planted-marker {}",
        "dataset.catalogs.lake.jdbc.password = \"planted-marker\" { a = planted-marker }",
      })
  void noMessageShowsASecret(String appended) {
    HindcastException e =
        catchThrowableOfType(
            HindcastException.class,
            () -> {
              Definitions.parse(Definitions.SHOP + appended);
            });
    assertThat(e.getMessage()).startsWith("Cannot use").doesNotContain("planted");
  }

  @Test
  void noMessageAboutASubstitutionShowsAVariable() {
    assertThat(
            Definitions.problems(
                new DefinitionLayers(
                    new DefinitionText(Definitions.FILE, "dataset.labels = ${ANY} [1]"),
                    Optional.empty(),
                    List.of(),
                    Map.of("ANY", "planted-marker"))))
        .singleElement()
        .asString()
        .contains("Quoted(\"<redacted>\")")
        .doesNotContain("planted");
  }

  @Test
  void noMessageAboutAnOverrideShowsItsSecret() {
    assertThat(
            Definitions.problems(
                Definitions.layers(
                    Definitions.SHOP,
                    "catalogs.lake.jdbc.password={planted-marker",
                    "catalogs.lake.jdbc.password=[planted-marker]")))
        .hasSize(2)
        .noneMatch(problem -> problem.contains("planted"));
  }

  @Test
  void layersDoNotShowTheirTexts() {
    assertThat(Definitions.layers("password = planted-marker"))
        .hasToString("DefinitionLayers[shop.conf]");
    assertThat(new DefinitionText("a.conf", "password = planted-marker"))
        .hasToString("DefinitionText[a.conf]");
  }
}
