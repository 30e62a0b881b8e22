package io.meshwright.provider.postgres.client;

import io.meshwright.api.model.DeclaredSession;
import io.meshwright.api.name.PlatformName;
import io.meshwright.api.problem.ErrorKind;
import io.meshwright.api.problem.MeshException;
import io.meshwright.spi.LocalServer;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A server that somebody else runs. Passwords are references until they are needed. */
public final class RemoteTarget implements PgTarget {
  private static final Pattern URL = Pattern.compile("jdbc:postgresql://([^?]*)(\\?.*)?");
  private static final Pattern CREDENTIAL =
      Pattern.compile("[?&](user|password|sslpassword)=", Pattern.CASE_INSENSITIVE);

  private final PlatformName platform;
  private final String url;
  private final String user;
  private final Optional<String> password;
  private final Function<String, Optional<char[]>> secrets;

  /**
   * A server at an address.
   *
   * @param password reference to a secret; empty where the server asks for none
   * @param secrets resolves references
   */
  public RemoteTarget(
      PlatformName platform,
      String url,
      String user,
      Optional<String> password,
      Function<String, Optional<char[]>> secrets) {
    this.platform = platform;
    this.url = url;
    this.user = user;
    this.password = password;
    this.secrets = secrets;
  }

  /** What is wrong with an address; empty where nothing is. Never repeats the address. */
  public static Optional<String> refusal(String url) {
    if (!URL.matcher(url).matches()) {
      return Optional.of("it is not of the form jdbc:postgresql://host:port/database");
    }
    if (CREDENTIAL.matcher(url).find() || url.contains("@")) {
      return Optional.of("it names a user or password, which belong into settings of their own");
    }
    return Optional.empty();
  }

  @Override
  public boolean embedded() {
    return false;
  }

  @Override
  public String url() {
    return url;
  }

  @Override
  public String place() {
    Matcher matcher = URL.matcher(url);
    return matcher.matches() ? matcher.group(1) : "the server of " + platform;
  }

  @Override
  public LocalServer.Credentials deployer() {
    return new LocalServer.Credentials(
        user, password.map(p -> secret(user, p)).orElse(new char[0]));
  }

  @Override
  public Optional<LocalServer.Credentials> session(DeclaredSession session) {
    return session.logins().stream()
        .filter(login -> login.platform().equals(platform))
        .findFirst()
        .map(
            login ->
                new LocalServer.Credentials(login.user(), secret(login.user(), login.password())));
  }

  @Override
  public Optional<LocalServer> localServer() {
    return Optional.empty();
  }

  @Override
  public Optional<char[]> passwordOf(String role) {
    return Optional.empty();
  }

  /** The reference is not repeated: somebody may have written a password in its place. */
  private char[] secret(String owner, String reference) {
    return secrets
        .apply(reference)
        .orElseThrow(
            () ->
                new MeshException(
                    ErrorKind.USER,
                    "platform %s: the password of %s is a reference without value; set what it refers to"
                        .formatted(platform, owner)));
  }
}
