package io.meshwright.spi;

import io.meshwright.api.model.DeclaredSession;
import java.util.Optional;

/** A server that Meshwright runs itself, in the workspace's state folder. */
public interface LocalServer {
  /** Starts it, or attaches to it; returns its address. */
  String start();

  /** Its address, if it runs. */
  Optional<String> address();

  /** Stops it; harmless when it does not run. */
  void stop();

  /** User name and password for a session, or for the administrator where none is given. */
  Credentials credentials(Optional<DeclaredSession> session);

  /** A login. */
  final class Credentials {
    private final String user;
    private final char[] password;

    /** A login of user and password. */
    public Credentials(String user, char[] password) {
      this.user = user;
      this.password = password.clone();
    }

    /** The user. */
    public String user() {
      return user;
    }

    /** The password. */
    public char[] password() {
      return password.clone();
    }

    @Override
    public String toString() {
      return user + " (password hidden)";
    }
  }
}
