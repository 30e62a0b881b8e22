package io.meshwright.cli;

import io.meshwright.api.model.DeclaredSession;
import io.meshwright.spi.LocalServer;
import java.util.Optional;

/** A server that only remembers whether it runs. */
final class FakeServer implements LocalServer {
  private static final String ADDRESS = "jdbc:postgresql://127.0.0.1:5433/mesh";

  private boolean runs;

  FakeServer(boolean runs) {
    this.runs = runs;
  }

  @Override
  public String start() {
    runs = true;
    return ADDRESS;
  }

  @Override
  public Optional<String> address() {
    return runs ? Optional.of(ADDRESS) : Optional.empty();
  }

  @Override
  public void stop() {
    runs = false;
  }

  @Override
  public Credentials credentials(Optional<DeclaredSession> session) {
    String user = session.map(s -> s.session().id().value()).orElse("admin user");
    return new Credentials(user, "p&ss w+rd".toCharArray());
  }
}
