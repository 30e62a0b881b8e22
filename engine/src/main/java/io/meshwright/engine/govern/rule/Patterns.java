package io.meshwright.engine.govern.rule;

import io.meshwright.api.model.RuleParameterException;
import io.meshwright.api.model.RuleParameters;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Patterns that rules are told: regular expressions, and names with {@code *} for any text. */
final class Patterns {
  private Patterns() {}

  /** The regular expression under a key. */
  static Optional<Pattern> regex(RuleParameters parameters, String key) {
    return parameters.text(key).map(text -> compiled(key, text));
  }

  /** The regular expressions under a key. */
  static List<Pattern> regexes(RuleParameters parameters, String key) {
    return parameters.texts(key).stream().map(text -> compiled(key, text)).toList();
  }

  private static Pattern compiled(String key, String text) {
    try {
      return Pattern.compile(text);
    } catch (PatternSyntaxException e) {
      throw new RuleParameterException(
          key, "'" + text + "' is no regular expression: " + e.getDescription());
    }
  }

  /** Whether a name is one of these, where {@code *} stands for any text. */
  static boolean isOneOf(List<String> names, String name) {
    return names.stream().anyMatch(n -> matches(n, name));
  }

  private static boolean matches(String pattern, String name) {
    StringBuilder regex = new StringBuilder();
    for (String part : pattern.split("\\*", -1)) {
      regex.append(regex.isEmpty() ? "" : ".*").append(Pattern.quote(part));
    }
    return Pattern.matches(regex.toString(), name);
  }
}
