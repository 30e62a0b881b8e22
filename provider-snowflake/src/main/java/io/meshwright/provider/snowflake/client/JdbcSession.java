package io.meshwright.provider.snowflake.client;

import io.meshwright.api.problem.ErrorKind;
import io.meshwright.api.problem.MeshException;
import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Function;
import net.snowflake.client.api.driver.SnowflakeDriver;

/** How sessions are begun. Pages: https://docs.snowflake.com/en/developer-guide/jdbc. */
final class JdbcSession {
  private static final String PREFIX = "jdbc:snowflake://";
  private static final int HTTPS = 443;
  private static final int HTTP = 80;

  private final SnowflakeTarget target;
  private final Function<String, Optional<char[]>> secrets;

  JdbcSession(SnowflakeTarget target, Function<String, Optional<char[]>> secrets) {
    this.target = target;
    this.secrets = secrets;
  }

  Connection open() throws SQLException {
    // The driver wants a registry of drivers; its own class is asked directly instead.
    return Optional.ofNullable(new SnowflakeDriver().connect(url(), properties()))
        .orElseThrow(() -> new MeshException(ErrorKind.INTERNAL, "the driver knows no " + PREFIX));
  }

  private String url() {
    return target
        .url()
        .map(u -> PREFIX + u.getHost() + ":" + port(u))
        .orElseGet(
            () ->
                PREFIX
                    + target.account().toLowerCase(Locale.ROOT)
                    + ".snowflakecomputing.com:"
                    + HTTPS);
  }

  private static boolean isPlain(URI url) {
    return "http".equalsIgnoreCase(url.getScheme());
  }

  private static int port(URI url) {
    if (url.getPort() > 0) {
      return url.getPort();
    }
    return isPlain(url) ? HTTP : HTTPS;
  }

  private Properties properties() {
    Properties all = new Properties();
    all.setProperty("account", target.account());
    all.setProperty("user", target.user());
    all.setProperty("role", target.role());
    target.warehouse().ifPresent(w -> all.setProperty("warehouse", w));
    target.url().filter(JdbcSession::isPlain).ifPresent(u -> all.setProperty("ssl", "off"));
    all.setProperty("application", "Meshwright");
    // Our names are quoted and keep their case, whatever the account is set to.
    all.setProperty("QUOTED_IDENTIFIERS_IGNORE_CASE", "false");
    all.setProperty("JDBC_QUERY_RESULT_FORMAT", "JSON");
    all.setProperty("CLIENT_OUT_OF_BAND_TELEMETRY_ENABLED", "false");
    // Else the driver asks addresses of clouds, where it runs.
    all.setProperty("disablePlatformDetection", "true");
    all.setProperty("tracing", "OFF");
    all.setProperty("loginTimeout", "60");
    signIn(all);
    return all;
  }

  private void signIn(Properties all) {
    switch (target.signIn()) {
      case SignIn.KeyPair(var file, var passphrase) -> {
        all.setProperty("authenticator", "snowflake_jwt");
        all.setProperty("private_key_file", file.toString());
        passphrase.ifPresent(p -> all.setProperty("private_key_pwd", secret("passphrase", p)));
      }
      case SignIn.OAuth(String token) -> {
        all.setProperty("authenticator", "oauth");
        all.setProperty("token", secret("token", token));
      }
      case SignIn.ProgrammaticToken(String token) -> {
        all.setProperty("authenticator", "programmatic_access_token");
        all.setProperty("token", secret("token", token));
      }
    }
  }

  /** The reference is not repeated: somebody may have written a secret in its place. */
  private String secret(String setting, String reference) {
    return secrets
        .apply(reference)
        .map(String::new)
        .orElseThrow(
            () ->
                new MeshException(
                    ErrorKind.USER,
                    "account %s: '%s' is a reference without value; set what it refers to"
                        .formatted(target.account(), setting)));
  }
}
