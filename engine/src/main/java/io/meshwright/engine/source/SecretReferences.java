package io.meshwright.engine.source;

import io.meshwright.kit.text.Suggestions;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** What a workspace holds in place of secrets: references such as {@code env:NAME}. */
public final class SecretReferences {
  private static final Pattern SECRET_KEY =
      Pattern.compile(".*(password|passwd|secret|token|credential|private).*");
  private static final Pattern REFERENCE = Pattern.compile("[a-z][a-z0-9-]*:[^\\s]+");

  /** A key of a secret with what follows it, anywhere in a line; bounded, so that it is linear. */
  private static final Pattern SECRET_IN_LINE =
      Pattern.compile(
          "(?i)(?:password|passwd|pwd|secret|token|credential|private|access.?key|\\bkey)"
              + "[\\w.-]{0,40}[\"']?\\s{0,8}[:=]\\s{0,8}[\"']?([^\\s,}\"']*)");

  private static final Pattern KEY_IN_LINE =
      Pattern.compile("\\b([A-Za-z][\\w.-]{3,30})[\"']?\\s{0,8}[:=]\\s{0,8}[\"']?([^\\s,}\"']*)");

  /** What a key may have been meant to be. */
  private static final List<String> SECRET_WORDS =
      List.of("password", "passwd", "secret", "credential");

  private static final int MOST_KEYS = 200;

  private static final Pattern USER_IN_URL =
      Pattern.compile("://[^/@\\s:]{0,200}:[^/@\\s]{1,200}@");

  private SecretReferences() {}

  /** Whether a line of a document may hold a secret in clear, or begin one. */
  public static boolean mayBeIn(String line) {
    return USER_IN_URL.matcher(line).find()
        || SECRET_IN_LINE.matcher(line).results().anyMatch(found -> !isReference(found.group(1)))
        || KEY_IN_LINE
            .matcher(line)
            .results()
            .limit(MOST_KEYS)
            .filter(found -> !isReference(found.group(2)))
            .anyMatch(found -> Suggestions.closest(found.group(1), SECRET_WORDS).isPresent());
  }

  /** Whether a setting of that name holds a secret. */
  public static boolean areNeededFor(String setting) {
    return SECRET_KEY.matcher(setting.toLowerCase(Locale.ROOT)).matches();
  }

  /** Whether a text refers to a secret and is none itself. */
  public static boolean isReference(String text) {
    return REFERENCE.matcher(text).matches();
  }
}
