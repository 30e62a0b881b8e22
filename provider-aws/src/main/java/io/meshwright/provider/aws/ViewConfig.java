package io.meshwright.provider.aws;

import io.meshwright.api.problem.Problem;
import io.meshwright.provider.aws.resource.AwsViewing;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The settings of a platform that are about views. */
final class ViewConfig {
  static final String DEFINER = "definer";
  static final String MASKS = "masks";
  static final String ATHENA = "athena";
  private static final Pattern ROLE_ARN =
      Pattern.compile("arn:aws[a-z-]*:iam::\\d{12}:role/[\\w+=,.@/-]{1,512}");
  private static final Pattern CONNECTION = Pattern.compile("[A-Za-z0-9_.@ -]{1,255}");

  private ViewConfig() {}

  static AwsViewing of(Map<String, String> settings, String subject, List<Problem> problems) {
    Optional<String> definer = Optional.ofNullable(settings.get(DEFINER));
    definer
        .filter(d -> !ROLE_ARN.matcher(d).matches())
        .ifPresent(d -> problems.add(bad(subject, DEFINER, d, "write the ARN of a role")));
    Optional<String> connection = Optional.ofNullable(settings.get(ATHENA));
    connection
        .filter(c -> !CONNECTION.matcher(c).matches())
        .ifPresent(
            c -> problems.add(bad(subject, ATHENA, c, "write the name of a connection of Glue")));
    String masks = settings.getOrDefault(MASKS, "hide");
    if (!masks.equals("hide") && !masks.equals("view")) {
      problems.add(bad(subject, MASKS, masks, "write hide or view"));
    }
    for (String key : List.of(MASKS, ATHENA)) {
      boolean asksForViews = key.equals(ATHENA) ? connection.isPresent() : masks.equals("view");
      if (asksForViews && definer.isEmpty()) {
        problems.add(
            Problem.error(
                "missing-setting",
                subject,
                "'" + key + "' asks for views, and there is no 'definer'",
                "say by whose rights they select: definer, the ARN of a role"));
      }
    }
    return new AwsViewing(definer, masks.equals("view"), connection);
  }

  private static Problem bad(String subject, String key, String value, String remedy) {
    return Problem.error("bad-value", subject, "'" + key + "' is '" + value + "'", remedy);
  }
}
