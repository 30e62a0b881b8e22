package io.meshwright.provider.aws.client;

import java.util.List;
import java.util.Optional;

/** The schema registries of Glue. Throws as {@link CatalogueGateway} does. */
public interface SchemaGateway {
  /** Registries whose names begin so. */
  List<GlueRegistry> registries(String prefix);

  /** A registry; empty where it is not there, or is going. */
  Optional<GlueRegistry> registry(String name);

  /** The schemas of a registry that is there. */
  List<GlueSchema> schemas(String registry);

  /** A schema; empty where it is not there, or is going. */
  Optional<GlueSchema> schema(String registry, String name);

  /** Makes a registry with its tags. */
  void create(GlueRegistry registry);

  /** Makes a registry what it should be; tags of others stay. */
  void update(GlueRegistry now, GlueRegistry wanted);

  /** Deletes a registry; one with schemas is refused, one that is gone is fine. */
  void deleteRegistry(String name);

  /** Makes a schema with its tags and its first version. */
  void create(GlueSchema schema);

  /**
   * Makes a schema what it should be. A version that is not compatible is refused, and so is one
   * that was the newest before: the registry keeps each definition once, where it was.
   */
  void update(GlueSchema now, GlueSchema wanted);

  /** Deletes a schema with its versions; one that is gone is fine. */
  void deleteSchema(String registry, String name);
}
