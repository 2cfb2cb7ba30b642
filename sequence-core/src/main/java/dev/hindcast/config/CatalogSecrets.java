/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.config;

import java.util.ArrayList;
import java.util.List;

/** Collects the secret values of all catalogs. */
final class CatalogSecrets {
  private CatalogSecrets() {}

  static SecretTexts of(KeyValues values) {
    List<String> secrets = new ArrayList<>();
    for (String name : values.names(DefinitionBuilder.CATALOGS)) {
      String catalog = DefinitionBuilder.CATALOGS + "." + name;
      for (String property : values.names(catalog)) {
        if (SecretTexts.isSecretKey(property)) {
          values.text(catalog + "." + property).ifPresent(secrets::add);
        }
      }
    }
    return SecretTexts.of(secrets);
  }
}
