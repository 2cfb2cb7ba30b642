/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretTextsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "jdbc.password",
        "s3.secret-access-key",
        "oauth2-token",
        "credential",
        "s3.access-key-id",
        "api-key",
        "adls.sas-token"
      })
  void theValueOfASecretKeyIsNowhere(String key) {
    assertThat(SecretTexts.of(Map.of(key, "marker-42")).redact("failed with marker-42!"))
        .isEqualTo("failed with <redacted>!");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://me:marker@host/path",
        "jdbc:postgresql://h/db?user=me&password=marker",
        "jdbc:x://h/db;secret=marker;y=1",
        "s3://bucket?X-Amz-Signature=marker",
        "jdbc:x://h/db?a=b,password=a,marker",
        "jdbc:mysql://(host=h,port=1,password=marker)/db",
        "no driver takes {password=marker, user=me}"
      })
  void anAddressShowsNoCredentials(String address) {
    assertThat(SecretTexts.none().redact(address)).doesNotContain("marker").contains("<redacted>");
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://host:8181/path", "jdbc:sqlite:data/catalog.db", "s3a://b/w"})
  void anAddressWithoutSecretsStaysAsItIs(String address) {
    assertThat(SecretTexts.of(Map.of("uri", address)).redact(address)).isEqualTo(address);
  }
}
