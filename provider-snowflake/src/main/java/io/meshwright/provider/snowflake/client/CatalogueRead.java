package io.meshwright.provider.snowflake.client;

import java.util.List;
import java.util.Optional;

/**
 * One question to the catalogue.
 *
 * @param query what is asked
 * @param database the database in question; empty where it is about the account
 * @param names a database role; an account role; a share; a warehouse; a schema; or policies, each
 *     as schema and name, one after the other
 * @param after the last name of the page before; empty for the first page
 */
public record CatalogueRead(
    CatalogueQuery query, String database, List<String> names, Optional<String> after) {
  /** Copies the names. */
  public CatalogueRead {
    names = List.copyOf(names);
  }

  static CatalogueRead of(CatalogueQuery query, String database, String... names) {
    return new CatalogueRead(query, database, List.of(names), Optional.empty());
  }

  CatalogueRead from(String last) {
    return new CatalogueRead(query, database, names, Optional.of(last));
  }
}
