package io.meshwright.provider.snowflake.apply;

import io.meshwright.api.name.WorkspaceId;
import io.meshwright.api.problem.ErrorKind;
import io.meshwright.api.problem.MeshException;
import io.meshwright.provider.snowflake.client.SnowflakeGateway;
import io.meshwright.provider.snowflake.client.SnowflakeReader;
import io.meshwright.provider.snowflake.sql.SfText;
import io.meshwright.spi.Lease;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * The right to write, as an empty database whose comment says until when: an account makes a
 * database of one name once, with its comment in the same statement. It is no schema, since the
 * databases that a run writes to may be made by it. A run that was killed leaves it behind; after a
 * while it no longer counts.
 */
final class RunLock {
  private static final String PREFIX = "MESHWRIGHT_LOCK_";
  private static final String HELD = "Held by a run of Meshwright until ";
  private static final String RUN = ", run ";
  private static final Duration LONGEST = Duration.ofMinutes(30);

  private RunLock() {}

  /**
   * Takes the right.
   *
   * @throws MeshException of kind CONFLICT where another run has it
   */
  static Lease take(SnowflakeGateway gateway, WorkspaceId mesh, Instant now) {
    String name = (PREFIX + mesh.mesh() + "_" + mesh.workspace()).toUpperCase(Locale.ROOT);
    Optional<String> held = comment(gateway, name);
    if (held.isPresent()) {
      Instant until = until(held.get());
      if (now.isBefore(until)) {
        throw taken(mesh, name, until);
      }
      drop(gateway, name);
    }
    String run = RUN + UUID.randomUUID();
    try {
      gateway.lock(
          SfText.of("CREATE TRANSIENT DATABASE")
              .name(name)
              .words("DATA_RETENTION_TIME_IN_DAYS = 0 COMMENT =")
              .text(HELD + now.plus(LONGEST) + run));
    } catch (MeshException e) {
      // Where an answer was lost the database may be there, made by this very run.
      boolean unsure = e.kind() == ErrorKind.CONFLICT || e.kind() == ErrorKind.TRANSIENT;
      if (!unsure || !isHeld(gateway, name, run)) {
        throw e;
      }
    }
    return () -> {
      // One that lasted too long may be somebody else's by now.
      if (isHeld(gateway, name, run)) {
        drop(gateway, name);
      }
    };
  }

  private static MeshException taken(WorkspaceId mesh, String name, Instant until) {
    return new MeshException(
        ErrorKind.CONFLICT,
        ("another run of mesh %s is under way, until %s at the latest; wait for it, or, where it"
                + " was killed, drop the database %s")
            .formatted(mesh, until, name));
  }

  private static void drop(SnowflakeGateway gateway, String name) {
    gateway.lock(SfText.of("DROP DATABASE IF EXISTS").name(name));
  }

  private static boolean isHeld(SnowflakeGateway gateway, String name, String run) {
    return comment(gateway, name).filter(c -> c.endsWith(run)).isPresent();
  }

  private static Optional<String> comment(SnowflakeGateway gateway, String name) {
    return SnowflakeReader.databaseComment(gateway, name);
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
