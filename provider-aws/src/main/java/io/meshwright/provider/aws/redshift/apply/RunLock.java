package io.meshwright.provider.aws.redshift.apply;

import io.meshwright.api.name.Ordered;
import io.meshwright.api.name.WorkspaceId;
import io.meshwright.api.problem.ErrorKind;
import io.meshwright.api.problem.MeshException;
import io.meshwright.provider.aws.redshift.client.CatalogueQuery;
import io.meshwright.provider.aws.redshift.client.RedshiftGateway;
import io.meshwright.spi.Lease;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The right to write, as an empty schema whose comment says until when: a database makes a schema
 * of one name once. A run that was killed leaves it behind; after a while it no longer counts.
 */
final class RunLock {
  private static final String PREFIX = "meshwright_lock_";
  private static final String HELD = "Held by a run of Meshwright until ";
  private static final String RUN = ", run ";
  private static final Duration LONGEST = Duration.ofMinutes(30);

  private RunLock() {}

  /**
   * Takes the right.
   *
   * @throws MeshException of kind CONFLICT where another run has it
   */
  static Lease take(RedshiftGateway gateway, WorkspaceId mesh, Instant now) {
    String name = PREFIX + mesh.mesh() + "_" + mesh.workspace();
    Optional<String> held = comment(gateway, name);
    if (held.isPresent()) {
      Instant until = until(held.get());
      if (now.isBefore(until)) {
        throw new MeshException(
            ErrorKind.CONFLICT,
            ("another run of mesh %s is under way, until %s at the latest; wait for it, or, where"
                    + " it was killed, drop the schema %s")
                .formatted(mesh, until, name));
      }
      gateway.lock(List.of(RsStatements.dropSchema(name)));
    }
    String run = RUN + UUID.randomUUID();
    try {
      gateway.lock(
          List.of(
              RsStatements.createSchema(name),
              RsStatements.commentOnSchema(name, HELD + now.plus(LONGEST) + run)));
    } catch (MeshException e) {
      // Where an answer was lost the schema may be there, made by this very run.
      boolean unsure = e.kind() == ErrorKind.CONFLICT || e.kind() == ErrorKind.TRANSIENT;
      if (!unsure || !isHeld(gateway, name, run)) {
        throw e;
      }
    }
    return () -> {
      // One that lasted too long may be somebody else's by now.
      if (isHeld(gateway, name, run)) {
        gateway.lock(List.of(RsStatements.dropSchema(name)));
      }
    };
  }

  private static boolean isHeld(RedshiftGateway gateway, String name, String run) {
    return comment(gateway, name).filter(c -> c.endsWith(run)).isPresent();
  }

  private static Optional<String> comment(RedshiftGateway gateway, String name) {
    CatalogueQuery query = CatalogueQuery.SCHEMAS;
    return gateway.query(query, query.sql(Ordered.set(List.<String>of()))).stream()
        .filter(row -> row.getFirst().equals(Optional.of(name)))
        .map(row -> row.get(2).orElse(""))
        .findFirst();
  }

  /** One that does not say how long it counts does not end by itself. */
  private static Instant until(String comment) {
    try {
      int run = comment.indexOf(RUN);
      String held = run < 0 ? comment : comment.substring(0, run);
      return Instant.parse(held.startsWith(HELD) ? held.substring(HELD.length()) : "");
    } catch (DateTimeException e) {
      return Instant.MAX;
    }
  }
}
