package io.meshwright.provider.aws.client;

import java.util.List;
import java.util.Optional;

/**
 * The Glue Data Catalog of an account and region. Every method throws {@link
 * io.meshwright.api.problem.MeshException}: kind PERMISSION where the caller may not, CONFLICT
 * where what it names is there already, is gone, or has another version, TRANSIENT where asking
 * again may help, USER where the service refuses a value.
 */
public interface CatalogueGateway {
  /** Every database. */
  List<GlueDatabase> databases();

  /** A database; empty where it is not there. */
  Optional<GlueDatabase> database(String name);

  /** Every table of a database, columns included; none where the database is not there. */
  List<GlueTable> tables(String database);

  /** A table; empty where it or its database is not there. */
  Optional<GlueTable> table(String database, String name);

  /** Makes a database. */
  void create(GlueDatabase database);

  /** Replaces the whole definition of a database. */
  void update(GlueDatabase database);

  /** Deletes a database; one that is gone is fine. */
  void deleteDatabase(String name);

  /**
   * Makes a database that is nothing but a lock; told to the meter as {@code lock}, which changes
   * nothing of a mesh.
   */
  void lock(GlueDatabase database);

  /** Deletes a lock; one that is gone is fine. */
  void unlock(String name);

  /** Makes a table. */
  void create(GlueTable table);

  /** Replaces the whole definition of a table, where its version is still the one given. */
  void update(GlueTable table);

  /** Deletes a table from the catalogue; its files stay. One that is gone is fine. */
  void deleteTable(String database, String name);
}
