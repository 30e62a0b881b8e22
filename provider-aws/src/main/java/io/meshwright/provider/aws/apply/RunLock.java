package io.meshwright.provider.aws.apply;

import io.meshwright.api.name.Ordered;
import io.meshwright.api.name.WorkspaceId;
import io.meshwright.api.problem.ErrorKind;
import io.meshwright.api.problem.MeshException;
import io.meshwright.provider.aws.client.CatalogueGateway;
import io.meshwright.provider.aws.client.GlueDatabase;
import io.meshwright.spi.Lease;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * The right to write, as an empty database whose name says so: Glue makes a database of one name
 * once. A run that was killed leaves it behind; after a while it no longer counts.
 */
final class RunLock {
  /** How locks are named. */
  static final String PREFIX = "meshwright_lock_";

  private static final String UNTIL = "meshwright.until";
  private static final String RUN = "meshwright.run";
  private static final Duration LONGEST = Duration.ofMinutes(30);

  private RunLock() {}

  /**
   * Takes the right.
   *
   * @throws MeshException of kind CONFLICT where another run has it
   */
  static Lease take(CatalogueGateway catalogue, WorkspaceId mesh, Instant now) {
    String name = PREFIX + mesh.mesh() + "_" + mesh.workspace();
    Optional<GlueDatabase> held = catalogue.database(name);
    if (held.isPresent()) {
      Instant until = until(held.get());
      if (now.isBefore(until)) {
        throw new MeshException(
            ErrorKind.CONFLICT,
            ("another run of mesh %s is under way, until %s at the latest; wait for it, or, where it"
                    + " was killed, delete the Glue database %s")
                .formatted(mesh, until, name));
      }
      catalogue.unlock(name);
    }
    String run = UUID.randomUUID().toString();
    GlueDatabase lock =
        new GlueDatabase(
            name,
            "Held by a run of Meshwright",
            "",
            Ordered.map(Map.of(UNTIL, now.plus(LONGEST).toString(), RUN, run)));
    try {
      catalogue.lock(lock);
    } catch (MeshException e) {
      // Where an answer was lost the SDK asks again, and finds what it made itself.
      if (e.kind() != ErrorKind.CONFLICT || !isHeld(catalogue, name, run)) {
        throw e;
      }
    }
    return () -> {
      // One that lasted too long may be somebody else's by now.
      if (isHeld(catalogue, name, run)) {
        catalogue.unlock(name);
      }
    };
  }

  private static boolean isHeld(CatalogueGateway catalogue, String name, String run) {
    return catalogue
        .database(name)
        .filter(d -> run.equals(d.parameters().getOrDefault(RUN, "")))
        .isPresent();
  }

  /** One that does not say how long it counts does not end by itself. */
  private static Instant until(GlueDatabase database) {
    try {
      return Instant.parse(database.parameters().getOrDefault(UNTIL, ""));
    } catch (DateTimeException e) {
      return Instant.MAX;
    }
  }
}
