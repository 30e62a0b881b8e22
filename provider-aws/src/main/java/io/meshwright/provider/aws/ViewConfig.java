package io.meshwright.provider.aws;

import io.meshwright.kit.settings.Settings;
import io.meshwright.provider.aws.resource.AwsViewing;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The settings of a platform that are about views. */
final class ViewConfig {
  static final String DEFINER = "definer";
  static final String MASKS = "masks";
  static final String ATHENA = "athena";
  private static final String VIEW = "view";
  private static final Pattern CONNECTION = Pattern.compile("[A-Za-z0-9_.@ -]{1,255}");

  private ViewConfig() {}

  static AwsViewing of(Settings settings) {
    Optional<String> definer =
        settings.text(DEFINER, AwsConfig.ROLE_ARN, "write the ARN of a role");
    Optional<String> connection =
        settings.text(ATHENA, CONNECTION, "write the name of a connection of Glue");
    boolean views = settings.word(MASKS, List.of("hide", VIEW)).equals(VIEW);
    for (String key : List.of(MASKS, ATHENA)) {
      boolean asksForViews = key.equals(ATHENA) ? connection.isPresent() : views;
      if (asksForViews && definer.isEmpty()) {
        settings.problem(
            "missing-setting",
            "'" + key + "' asks for views, and there is no 'definer'",
            "say by whose rights they select: definer, the ARN of a role");
      }
    }
    return new AwsViewing(definer, views, connection);
  }
}
