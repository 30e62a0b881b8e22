package io.meshwright.provider.postgres.apply;

import io.meshwright.api.name.Ordered;
import io.meshwright.api.resource.Marker;
import io.meshwright.api.resource.Owner;
import io.meshwright.provider.postgres.client.PgComment;
import io.meshwright.provider.postgres.resource.PgResource;
import io.meshwright.provider.postgres.resource.PgRole;
import java.util.List;
import java.util.Optional;

/**
 * An object and whose it is.
 *
 * @param object what it is
 * @param owner whose it is
 * @param <T> its kind
 */
record Target<T extends PgResource>(T object, Owner owner) {
  /** The comment that says both. */
  PgComment comment(String description) {
    Optional<PgRole.Use> use = object instanceof PgRole role ? role.use() : Optional.empty();
    return new PgComment(description, marker(), Optional.empty(), use, Ordered.set(List.of()));
  }

  private Optional<Marker> marker() {
    return switch (owner) {
      case Owner.Marked(Marker marker) -> Optional.of(marker);
      case Owner.Within(var container, Marker marker) -> Optional.of(marker);
      case Owner.Claimed(var ledger, Marker marker) -> Optional.of(marker);
      case Owner.Foreign() -> Optional.empty();
    };
  }
}
