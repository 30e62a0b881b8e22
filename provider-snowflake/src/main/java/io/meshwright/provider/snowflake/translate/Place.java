package io.meshwright.provider.snowflake.translate;

import io.meshwright.api.model.Platform;
import io.meshwright.api.name.ProductAddress;
import java.util.Optional;

/**
 * Where a product is: a domain is a database; or the account is a domain's own and has one database
 * that the platform names.
 *
 * @param database the database
 * @param schema the schema
 */
record Place(String database, String schema) {
  /** The setting that names the database of an account that is a domain's own. */
  static final String DATABASE = "database";

  static Place of(Platform platform, ProductAddress product) {
    return new Place(
        own(platform).orElseGet(() -> SfNames.database(platform.namePrefix(), product.domain())),
        SfNames.schema(platform.namePrefix(), product));
  }

  /** The database of an account that is a domain's own. */
  static Optional<String> own(Platform platform) {
    return Optional.ofNullable(platform.settings().get(DATABASE));
  }
}
