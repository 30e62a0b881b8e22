package io.meshwright.provider.postgres;

import io.meshwright.api.model.Platform;
import io.meshwright.api.problem.ErrorKind;
import io.meshwright.api.problem.MeshException;
import io.meshwright.api.problem.Problem;
import io.meshwright.kit.text.Suggestions;
import io.meshwright.provider.postgres.client.RemoteTarget;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
    Map<String, String> settings = platform.settings();
    List<Problem> problems = new ArrayList<>();
    String subject = "platform " + platform.name();
    settings.keySet().stream()
        .filter(key -> !KNOWN.contains(key))
        .forEach(key -> problems.add(unknown(subject, key)));
    Mode mode = mode(settings, subject, problems);
    if (mode == Mode.SERVER) {
      checkServer(settings, subject, problems);
    } else {
      checkEmbedded(settings, subject, problems);
    }
    if (!problems.isEmpty()) {
      throw new MeshException(ErrorKind.USER, problems);
    }
    return new PostgresConfig(
        mode,
        Optional.ofNullable(settings.get(URL)),
        Optional.ofNullable(settings.get(USER)),
        Optional.ofNullable(settings.get(PASSWORD)));
  }

  private static Mode mode(Map<String, String> settings, String subject, List<Problem> problems) {
    String word = settings.getOrDefault(MODE, settings.containsKey(URL) ? "server" : "embedded");
    return switch (word) {
      case "embedded" -> Mode.EMBEDDED;
      case "server" -> Mode.SERVER;
      default -> {
        problems.add(
            Problem.error(
                "wrong-value",
                subject,
                "setting 'mode' is '" + word + "'",
                "write embedded or server"));
        yield settings.containsKey(URL) ? Mode.SERVER : Mode.EMBEDDED;
      }
    };
  }

  private static void checkServer(
      Map<String, String> settings, String subject, List<Problem> problems) {
    for (String key : List.of(URL, USER)) {
      if (settings.getOrDefault(key, "").isBlank()) {
        problems.add(
            Problem.error(
                "missing-setting",
                subject,
                "setting '" + key + "' is missing",
                key.equals(URL)
                    ? "write jdbc:postgresql://host:port/database"
                    : "name the role that deploys"));
      }
    }
    Optional.ofNullable(settings.get(URL))
        .filter(url -> !url.isBlank())
        .flatMap(RemoteTarget::refusal)
        .ifPresent(
            why ->
                problems.add(
                    Problem.error(
                        "bad-value",
                        subject,
                        "setting 'url' cannot be used: " + why,
                        "write jdbc:postgresql://host:port/database, and user and password as"
                            + " settings of their own")));
    // The value is not repeated: it may be a password.
    if (settings.containsKey(PASSWORD) && !REFERENCE.matcher(settings.get(PASSWORD)).matches()) {
      problems.add(
          Problem.error(
              "secret-in-workspace",
              subject,
              "setting 'password' is not a reference",
              "write where the password is found, for example env:NAME"));
    }
  }

  private static void checkEmbedded(
      Map<String, String> settings, String subject, List<Problem> problems) {
    for (String key : List.of(URL, USER, PASSWORD)) {
      if (settings.containsKey(key)) {
        problems.add(
            Problem.error(
                "unused-setting",
                subject,
                "setting '" + key + "' has no meaning for an embedded server",
                "remove it, or set mode to server"));
      }
    }
  }

  private static Problem unknown(String subject, String key) {
    String near = Suggestions.didYouMean(key, KNOWN);
    return Problem.error(
        "unknown-setting",
        subject,
        "there is no setting '" + key + "'",
        (near.isEmpty() ? "" : near + " ") + "settings are " + String.join(", ", KNOWN));
  }

  @Override
  public String toString() {
    return "PostgresConfig[mode=" + mode + ", user=" + user.orElse("") + "]";
  }
}
