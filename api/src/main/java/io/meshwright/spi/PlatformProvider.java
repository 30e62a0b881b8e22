package io.meshwright.spi;

import java.util.Optional;

/**
 * One platform, opened. Not for use by several threads at once, but for its executor. What an
 * adapter does not offer is empty.
 */
public interface PlatformProvider extends AutoCloseable {
  /** Model to resources; pure. */
  Translator translator();

  /** Live facts; cannot write. */
  Reader reader();

  /** Resources to rules; pure. */
  Lifter lifter();

  /** Carries out changes. */
  Executor executor();

  /** Queries as a session, where the platform allows logging in as one. */
  default Optional<Prober> prober() {
    return Optional.empty();
  }

  /** Bulk load and unload. */
  default Optional<Transfer> transfer() {
    return Optional.empty();
  }

  /** The server behind the platform, where it is one that Meshwright runs itself. */
  default Optional<LocalServer> localServer() {
    return Optional.empty();
  }

  /** Closes connections; never throws. */
  @Override
  void close();
}
