package io.meshwright.spi;

import java.util.Optional;

/** One platform, opened. Not for use by several threads at once, but for its executor. */
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
  Optional<Prober> prober();

  /** Bulk load and unload. */
  Optional<Transfer> transfer();

  /** The server behind the platform, where it is one that Meshwright runs itself. */
  Optional<LocalServer> localServer();

  /** Closes connections; never throws. */
  @Override
  void close();
}
