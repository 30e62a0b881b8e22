package io.meshwright.cli;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Resolves {@code env:NAME} from the environment; every other reference is unknown. */
final class EnvironmentSecrets implements Function<String, Optional<char[]>> {
  private static final String SCHEME = "env:";

  private final Map<String, String> environment;

  EnvironmentSecrets(Map<String, String> environment) {
    this.environment = environment;
  }

  @Override
  public Optional<char[]> apply(String reference) {
    if (!reference.startsWith(SCHEME)) {
      return Optional.empty();
    }
    String value = environment.get(reference.substring(SCHEME.length()));
    return Optional.ofNullable(value).map(String::toCharArray);
  }
}
