package io.meshwright.engine.planfile;

import io.meshwright.api.model.Platform;
import io.meshwright.api.plan.Plan;
import io.meshwright.api.problem.ErrorKind;
import io.meshwright.api.problem.MeshException;
import io.meshwright.api.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Keeps secrets out of plan files. Adapters refuse settings with secrets in clear when a platform
 * is opened; a plan made in code may hold some that nobody opened.
 */
final class ClearSecrets {
  private static final Pattern NAME =
      Pattern.compile(".*(password|passwd|secret|token|private.?key|access.?key).*");
  private static final Pattern REFERENCE = Pattern.compile("[a-z][a-z0-9+.-]*:\\S+");
  private static final Pattern INSIDE =
      Pattern.compile("(?i).*(?:://[^/@\\s]*:[^/@\\s]+@|\\b(?:password|passwd|pwd|token)=).*");

  private ClearSecrets() {}

  static void refuse(Plan plan) {
    List<Problem> problems = new ArrayList<>();
    for (Platform platform : plan.platforms()) {
      platform
          .settings()
          .forEach(
              (name, value) -> {
                if (isClear(name, value)) {
                  problems.add(
                      Problem.error(
                          "secret-in-workspace",
                          platform.name().value(),
                          "setting '" + name + "' looks like a secret in clear",
                          "write a reference such as env:NAME; a plan file holds no secrets"));
                }
              });
    }
    if (!problems.isEmpty()) {
      throw new MeshException(ErrorKind.USER, problems);
    }
  }

  private static boolean isClear(String name, String value) {
    boolean named = NAME.matcher(name.toLowerCase(Locale.ROOT)).matches();
    return named && !REFERENCE.matcher(value).matches() || INSIDE.matcher(value).matches();
  }
}
