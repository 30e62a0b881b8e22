package io.meshwright.api.resource;

import io.meshwright.api.name.WorkspaceId;
import java.util.Optional;

/** Who an object belongs to, decided from live facts alone. */
public sealed interface Owner {
  /** It carries a marker, written with the call that created it. */
  record Marked(Marker marker) implements Owner {}

  /** It has no place for a marker and is part of a marked container that is ours. */
  record Within(Address container, Marker marker) implements Owner {}

  /** The marker of a ledger in the container lists it. */
  record Claimed(Address ledger, Marker marker) implements Owner {}

  /** None of these: somebody else's, never touched. */
  record Foreign() implements Owner {}

  /** What says whose it is; empty where it is somebody else's. */
  default Optional<Marker> mark() {
    return switch (this) {
      case Marked(Marker marker) -> Optional.of(marker);
      case Within(Address container, Marker marker) -> Optional.of(marker);
      case Claimed(Address ledger, Marker marker) -> Optional.of(marker);
      case Foreign() -> Optional.empty();
    };
  }

  /** Whether it belongs to the mesh. */
  default boolean isOf(WorkspaceId mesh) {
    return mark().filter(m -> m.mesh().equals(mesh)).isPresent();
  }
}
