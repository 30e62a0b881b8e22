package io.meshwright.provider.postgres.client;

import io.meshwright.api.model.DeclaredSession;
import io.meshwright.spi.LocalServer;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;

/** The embedded server of a folder, as the platform behind it and as the server that it is. */
public final class LocalTarget implements PgTarget, LocalServer {
  private final Path folder;
  private final EmbeddedServer server;
  private final Function<DeclaredSession, String> roles;

  /**
   * The server of a folder.
   *
   * @param roles name of the login role of a session
   */
  public LocalTarget(Path folder, Function<DeclaredSession, String> roles) {
    this(folder, EmbeddedServer.at(folder), roles);
  }

  LocalTarget(Path folder, EmbeddedServer server, Function<DeclaredSession, String> roles) {
    this.folder = folder;
    this.server = server;
    this.roles = roles;
  }

  @Override
  public boolean embedded() {
    return true;
  }

  @Override
  public String url() {
    return server.ensureRunning().url();
  }

  @Override
  public String place() {
    return "the embedded server in " + folder;
  }

  @Override
  public Credentials deployer() {
    return new Credentials(server.adminUser(), server.adminPassword());
  }

  @Override
  public Optional<Credentials> session(DeclaredSession session) {
    String role = roles.apply(session);
    return Optional.of(new Credentials(role, server.passwordOf(role)));
  }

  @Override
  public Optional<LocalServer> localServer() {
    return Optional.of(this);
  }

  @Override
  public Optional<char[]> passwordOf(String role) {
    return Optional.of(server.passwordOf(role));
  }

  @Override
  public String start() {
    return url();
  }

  @Override
  public Optional<String> address() {
    return server.running().map(EmbeddedServer.Running::url);
  }

  @Override
  public void stop() {
    server.stop();
  }

  @Override
  public Credentials credentials(Optional<DeclaredSession> session) {
    return session.map(s -> session(s).orElseThrow()).orElseGet(this::deployer);
  }
}
