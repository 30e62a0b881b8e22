package io.meshwright.provider.aws.client;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import software.amazon.awssdk.services.glue.model.ResourceState;
import software.amazon.awssdk.services.glue.model.TableStatus;
import software.amazon.awssdk.services.glue.model.ViewDialect;
import software.amazon.awssdk.services.glue.model.ViewRepresentation;
import software.amazon.awssdk.services.glue.model.ViewValidation;

/**
 * What Athena would run for a view. It keeps a form of its own, within a comment; the text that it
 * was asked about stands in what the service says of its last check.
 */
final class ViewTexts {
  private static final Pattern PRESTO = Pattern.compile("/\\* Presto View: ([A-Za-z0-9+/=]+) \\*/");
  private static final String UNKNOWN = "";

  private ViewTexts() {}

  static String athena(ViewRepresentation representation, Optional<TableStatus> status) {
    String original = Optional.ofNullable(representation.viewOriginalText()).orElse(UNKNOWN);
    Matcher presto = PRESTO.matcher(original);
    if (presto.matches()) {
      return validated(status).or(() -> originalSql(presto.group(1))).orElse(original);
    }
    return original.isEmpty() ? validated(status).orElse(UNKNOWN) : original;
  }

  /** The text of the last check, where that went well. */
  private static Optional<String> validated(Optional<TableStatus> status) {
    return status
        .filter(s -> s.state() == ResourceState.SUCCESS)
        .flatMap(s -> Optional.ofNullable(s.details()))
        .flatMap(
            details ->
                details.viewValidations().stream()
                    .filter(v -> v.dialect() == ViewDialect.ATHENA)
                    .findFirst())
        .map(ViewValidation::viewValidationText);
  }

  private static Optional<String> originalSql(String packed) {
    try {
      String json = new String(Base64.getDecoder().decode(packed), StandardCharsets.UTF_8);
      return new Load(LoadSettings.builder().build()).loadFromString(json)
                  instanceof Map<?, ?> fields
              && fields.get("originalSql") instanceof String text
          ? Optional.of(text)
          : Optional.empty();
    } catch (YamlEngineException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
