package io.meshwright.engine.spec;

import io.meshwright.api.name.Ordered;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a mapping of the standards may hold.
 *
 * @param name its name in the table
 * @param open whether other keys are allowed too
 * @param keys what it may hold, in the order of the table
 * @param required those of them that have to be there
 * @param variants what more it is where another key says so
 * @param choice keys of which exactly one has to be there; empty where there is no such choice
 * @param sameShape keys of which all are lists, or none
 */
record Form(
    String name,
    boolean open,
    Map<String, Key> keys,
    Map<String, Key> required,
    List<Variant> variants,
    Set<String> choice,
    Set<String> sameShape) {
  /** Copies the collections. */
  Form {
    keys = Ordered.inserted(keys);
    required = Ordered.inserted(required);
    variants = List.copyOf(variants);
  }

  static Form of(
      String name,
      boolean open,
      Map<String, Key> keys,
      List<Variant> variants,
      Set<String> choice,
      Set<String> sameShape) {
    Map<String, Key> required = new LinkedHashMap<>(keys);
    required.values().removeIf(key -> !key.required());
    return new Form(name, open, keys, required, variants, choice, sameShape);
  }

  /** A key that may be there. */
  record Key(FormType type, boolean required) {}

  /**
   * More keys, depending on what another one says.
   *
   * @param key the other key
   * @param words values of it that bring this about
   * @param absent whether its absence does so too
   * @param text a key that brings it about where it is a text; empty for none
   * @param form what more the mapping is
   */
  record Variant(String key, Set<String> words, boolean absent, Optional<String> text, Form form) {
    boolean appliesTo(Map<String, YamlNode> values) {
      YamlNode value = values.get(key);
      if (value == null ? absent : isWord(value)) {
        return true;
      }
      return text.map(values::get)
          .filter(n -> n instanceof YamlNode.Scalar s && s.kind() == ScalarKind.TEXT)
          .isPresent();
    }

    private boolean isWord(YamlNode value) {
      return value instanceof YamlNode.Scalar scalar
          && scalar.kind() == ScalarKind.TEXT
          && words.contains(scalar.text());
    }
  }

  /** Whether any variant of it knows a key. */
  boolean knowsSomewhere(String key) {
    return keys.containsKey(key)
        || variants.stream().anyMatch(v -> v.form().keys().containsKey(key));
  }
}
