package io.meshwright.api.evolution;

import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The numbers of a version, which documents write in many ways: {@code 2}, {@code v2.1}, {@code
 * 2.1.0-beta}. What is missing is 0; what follows the numbers does not count.
 *
 * @param major first number
 * @param minor second number
 * @param patch third number
 */
public record SemanticVersion(int major, int minor, int patch)
    implements Comparable<SemanticVersion> {
  private static final Pattern FORM =
      Pattern.compile("[vV]?(\\d{1,9})(?:\\.(\\d{1,9}))?(?:\\.(\\d{1,9}))?([^0-9].*)?");

  /** The version that a text begins with; empty where it begins with none. */
  public static Optional<SemanticVersion> parse(String text) {
    Matcher matcher = FORM.matcher(text.strip());
    return matcher.matches()
        ? Optional.of(
            new SemanticVersion(
                number(text.strip(), matcher, 1),
                number(text.strip(), matcher, 2),
                number(text.strip(), matcher, 3)))
        : Optional.empty();
  }

  private static int number(String text, Matcher matcher, int group) {
    return matcher.start(group) < 0
        ? 0
        : Integer.parseInt(text.substring(matcher.start(group), matcher.end(group)));
  }

  /**
   * The next version after a step. Before 1.0.0 nothing is promised for good, so a major step goes
   * to the next minor version.
   */
  public SemanticVersion after(VersionStep step) {
    return switch (step) {
      case NONE -> this;
      case PATCH -> new SemanticVersion(major, minor, patch + 1);
      case MINOR -> new SemanticVersion(major, minor + 1, 0);
      case MAJOR ->
          major == 0 ? new SemanticVersion(0, minor + 1, 0) : new SemanticVersion(major + 1, 0, 0);
    };
  }

  @Override
  public int compareTo(SemanticVersion other) {
    return Comparator.comparingInt(SemanticVersion::major)
        .thenComparingInt(SemanticVersion::minor)
        .thenComparingInt(SemanticVersion::patch)
        .compare(this, other);
  }

  @Override
  public String toString() {
    return major + "." + minor + "." + patch;
  }
}
