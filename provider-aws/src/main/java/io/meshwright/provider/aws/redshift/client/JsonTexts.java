package io.meshwright.provider.aws.redshift.client;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** Texts in the small JSON documents that views of the catalogue hold. */
final class JsonTexts {
  private JsonTexts() {}

  /** The texts of a list; none where it is none. */
  static List<String> of(String json) {
    List<String> texts = new ArrayList<>();
    for (Object item : items(json)) {
      if (item instanceof String text) {
        texts.add(text);
      }
    }
    return List.copyOf(texts);
  }

  /** A field of each object of a list. */
  static List<String> fields(String json, String name) {
    List<String> texts = new ArrayList<>();
    for (Object item : items(json)) {
      if (item instanceof Map<?, ?> fields && fields.get(name) instanceof String text) {
        texts.add(text);
      }
    }
    return List.copyOf(texts);
  }

  private static List<?> items(String json) {
    try {
      return new Load(LoadSettings.builder().build()).loadFromString(json) instanceof List<?> list
          ? list
          : List.of();
    } catch (YamlEngineException e) {
      return List.of();
    }
  }
}
