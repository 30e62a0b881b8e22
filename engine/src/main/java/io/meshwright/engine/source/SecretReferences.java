package io.meshwright.engine.source;

import java.util.Locale;
import java.util.regex.Pattern;

/** What a workspace holds in place of secrets: references such as {@code env:NAME}. */
public final class SecretReferences {
  private static final Pattern SECRET_KEY =
      Pattern.compile(".*(password|passwd|secret|token|credential|private).*");
  private static final Pattern REFERENCE = Pattern.compile("[a-z][a-z0-9-]*:[^\\s]+");

  private SecretReferences() {}

  /** Whether a setting of that name holds a secret. */
  public static boolean areNeededFor(String setting) {
    return SECRET_KEY.matcher(setting.toLowerCase(Locale.ROOT)).matches();
  }

  /** Whether a text refers to a secret and is none itself. */
  public static boolean isReference(String text) {
    return REFERENCE.matcher(text).matches();
  }
}
