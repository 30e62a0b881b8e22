package io.meshwright.provider.postgres.client;

import io.meshwright.api.model.DeclaredSession;
import io.meshwright.spi.LocalServer;
import java.util.Optional;

/** The server behind a platform: where it is and who logs in. */
public interface PgTarget {
  /** Whether Meshwright runs the server itself, and so makes principals and logins. */
  boolean embedded();

  /** Where to connect, for JDBC; an embedded server is started if it does not run. */
  String url();

  /** Where it is, for people; holds no secret. */
  String place();

  /** The login of the deployer. */
  LocalServer.Credentials deployer();

  /** The login of a declared session; empty where there is none. */
  Optional<LocalServer.Credentials> session(DeclaredSession session);

  /** The server itself, where Meshwright runs it. */
  Optional<LocalServer> localServer();

  /** The password that a login role has to be given; empty where logins are not ours to make. */
  Optional<char[]> passwordOf(String role);
}
