package io.meshwright.provider.postgres;

import io.meshwright.api.model.Platform;
import io.meshwright.api.problem.MeshException;
import io.meshwright.kit.settings.Settings;
import io.meshwright.provider.postgres.client.RemoteTarget;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The settings of a platform.
 *
 * @param mode who runs the server
 * @param url where it is, for JDBC; empty for the embedded one
 * @param user the deployer; empty for the embedded one
 * @param password reference to the deployer's password; empty where the server asks for none
 */
public record PostgresConfig(
    Mode mode, Optional<String> url, Optional<String> user, Optional<String> password) {
  private static final String MODE = "mode";
  private static final String URL = "url";
  private static final String USER = "user";
  private static final String PASSWORD = "password";

  /** Where the server stands: for governance, since the server does not know. */
  private static final String REGION = "region";

  private static final List<String> KNOWN = List.of(MODE, URL, USER, PASSWORD, REGION);
  private static final Pattern REFERENCE = Pattern.compile("[a-z][a-z0-9+.-]*:.+");

  /** Who runs the server. */
  public enum Mode {
    /** Meshwright, in the state folder. */
    EMBEDDED,
    /** Somebody else. */
    SERVER
  }

  /**
   * Reads the settings; without any, the server is embedded.
   *
   * @throws MeshException of kind USER with every problem that there is
   */
  public static PostgresConfig of(Platform platform) {
    Settings settings = Settings.of(platform, KNOWN);
    Mode mode = mode(settings);
    if (mode == Mode.SERVER) {
      checkServer(settings);
    } else {
      checkEmbedded(settings);
    }
    settings.check();
    return new PostgresConfig(
        mode, settings.text(URL), settings.text(USER), settings.text(PASSWORD));
  }

  private static Mode mode(Settings settings) {
    Mode told = settings.text(URL).isPresent() ? Mode.SERVER : Mode.EMBEDDED;
    return switch (settings.text(MODE).orElse("")) {
      case "" -> told;
      case "embedded" -> Mode.EMBEDDED;
      case "server" -> Mode.SERVER;
      default -> {
        settings.problem(
            "wrong-value",
            "setting 'mode' is '" + settings.text(MODE).orElse("") + "'",
            "write embedded or server");
        yield told;
      }
    };
  }

  private static void checkServer(Settings settings) {
    for (String key : List.of(URL, USER)) {
      if (settings.text(key).orElse("").isBlank()) {
        settings.problem(
            "missing-setting",
            "setting '" + key + "' is missing",
            key.equals(URL)
                ? "write jdbc:postgresql://host:port/database"
                : "name the role that deploys");
      }
    }
    settings
        .text(URL)
        .filter(url -> !url.isBlank())
        .flatMap(RemoteTarget::refusal)
        .ifPresent(
            why ->
                settings.problem(
                    "bad-value",
                    "setting 'url' cannot be used: " + why,
                    "write jdbc:postgresql://host:port/database, and user and password as"
                        + " settings of their own"));
    // The value is not repeated: it may be a password.
    if (settings.text(PASSWORD).filter(p -> !REFERENCE.matcher(p).matches()).isPresent()) {
      settings.problem(
          "secret-in-workspace",
          "setting 'password' is not a reference",
          "write where the password is found, for example env:NAME");
    }
  }

  private static void checkEmbedded(Settings settings) {
    for (String key : List.of(URL, USER, PASSWORD)) {
      if (settings.text(key).isPresent()) {
        settings.problem(
            "unused-setting",
            "setting '" + key + "' has no meaning for an embedded server",
            "remove it, or set mode to server");
      }
    }
  }

  @Override
  public String toString() {
    return "PostgresConfig[mode=" + mode + ", user=" + user.orElse("") + "]";
  }
}
