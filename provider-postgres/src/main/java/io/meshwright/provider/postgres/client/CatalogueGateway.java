package io.meshwright.provider.postgres.client;

/** Reads the catalogue; has no means to write. */
public interface CatalogueGateway extends AutoCloseable {
  /** Everything of a scope, from one moment, by a fixed number of queries. */
  CatalogueRows read(CatalogueScope scope) throws PgFailure;

  /** Closes the connection; the next read opens another. */
  @Override
  void close();
}
