package io.meshwright.provider.postgres.client;

import io.meshwright.api.name.Ordered;
import io.meshwright.api.name.WorkspaceId;
import io.meshwright.api.resource.Address;
import io.meshwright.spi.ReadScope;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What to read of the catalogue.
 *
 * @param mesh whose marked objects are read; empty where only named ones are
 * @param schemas schemas that are read whoever owns them
 * @param roles roles that are read with their members
 * @param mentioned roles that are read without
 */
public record CatalogueScope(
    Optional<WorkspaceId> mesh,
    SortedSet<String> schemas,
    SortedSet<String> roles,
    SortedSet<String> mentioned) {
  /** Copies the names. */
  public CatalogueScope {
    schemas = Ordered.set(schemas);
    roles = Ordered.set(roles);
    mentioned = Ordered.set(mentioned);
  }

  /** Everything of a mesh and everything at or beside the wanted addresses. */
  public static CatalogueScope of(ReadScope scope) {
    return of(Optional.of(scope.mesh()), scope.wanted());
  }

  /** Everything at or beside addresses. */
  public static CatalogueScope beside(Collection<Address> addresses) {
    return of(Optional.empty(), addresses);
  }

  /** The same with other schemas. */
  public CatalogueScope withSchemas(Collection<String> names) {
    return new CatalogueScope(mesh, new TreeSet<>(names), roles, mentioned);
  }

  private static CatalogueScope of(Optional<WorkspaceId> mesh, Collection<Address> addresses) {
    SortedSet<String> schemas = new TreeSet<>();
    SortedSet<String> roles = new TreeSet<>();
    SortedSet<String> mentioned = new TreeSet<>();
    for (Address address : addresses) {
      List<String> path = address.path();
      switch (address.kind()) {
        case "role" -> roles.add(path.getFirst());
        case "membership" -> {
          roles.add(path.getFirst());
          mentioned.add(path.getLast());
        }
        case "grant" -> {
          schemas.add(path.getFirst());
          mentioned.add(path.getLast());
        }
        default -> schemas.add(path.getFirst());
      }
    }
    return new CatalogueScope(mesh, schemas, roles, mentioned);
  }
}
