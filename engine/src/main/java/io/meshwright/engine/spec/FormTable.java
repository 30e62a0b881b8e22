package io.meshwright.engine.spec;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The forms of one version of a standard, from a table that comes with the engine. How a table is
 * written stands at the top of {@code odcs-3.1.txt}.
 */
final class FormTable {
  private static final Pattern LINE =
      Pattern.compile(
          "([a-z-]+)(\\*)?(?:\\(([A-Za-z]+)([=~])([a-z0-9|]+)(?:,([a-z]+))?\\))?: (.*)");

  private final String resource;
  private final Map<String, Draft> drafts = new LinkedHashMap<>();
  private final Map<String, Form> forms = new LinkedHashMap<>();

  private FormTable(String resource) {
    this.resource = resource;
  }

  /** A form while its lines come in. */
  private static final class Draft {
    private boolean open;
    private final Map<String, Form.Key> keys = new LinkedHashMap<>();
    private final List<Form.Variant> variants = new ArrayList<>();
    private Set<String> choice = Set.of();
    private Set<String> sameShape = Set.of();

    Form form(String name) {
      return Form.of(name, open, keys, variants, choice, sameShape);
    }
  }

  /** Reads a table that comes with the engine. */
  static FormTable load(String resource) {
    FormTable table = new FormTable(resource);
    try (InputStream stream = FormTable.class.getResourceAsStream(resource)) {
      if (stream == null) {
        throw new IllegalStateException(resource + " is missing from the engine");
      }
      BufferedReader reader =
          new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
      reader.lines().filter(line -> !line.isBlank() && !line.startsWith("#")).forEach(table::line);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    table.drafts.forEach((name, draft) -> table.forms.put(name, draft.form(name)));
    return table;
  }

  /** The form of that name. */
  Form form(String name) {
    Form form = forms.get(name);
    if (form == null) {
      throw new IllegalStateException(resource + ": there is no form '" + name + "'");
    }
    return form;
  }

  /** The form of that name, where this version of the standard has it. */
  Optional<Form> found(String name) {
    return Optional.ofNullable(forms.get(name));
  }

  private void line(String line) {
    Matcher parts = LINE.matcher(line);
    if (!parts.matches()) {
      throw new IllegalStateException(resource + ": '" + line + "' is no line of a table");
    }
    String name = String.valueOf(parts.group(1));
    Draft draft = drafts.computeIfAbsent(name, n -> new Draft());
    draft.open = draft.open || parts.group(2) != null;
    List<String> words = List.of(String.valueOf(parts.group(7)).split(" ", -1));
    if (parts.group(3) == null) {
      words.forEach(word -> word(word, draft));
      return;
    }
    Draft more = new Draft();
    words.forEach(word -> word(word, more));
    draft.variants.add(
        new Form.Variant(
            String.valueOf(parts.group(3)),
            Set.of(String.valueOf(parts.group(5)).split("\\|", -1)),
            "~".equals(parts.group(4)),
            Optional.ofNullable(parts.group(6)),
            more.form(name)));
  }

  private void word(String word, Draft draft) {
    String rest = word.substring(1);
    switch (word.charAt(0)) {
      case '+' -> {
        Draft other = draft(rest);
        draft.keys.putAll(other.keys);
        draft.variants.addAll(other.variants);
      }
      case '^' -> {
        Draft other = draft(rest);
        draft.keys.putAll(other.keys);
        draft.choice = new LinkedHashSet<>(other.keys.keySet());
      }
      case '&' -> draft.sameShape = new LinkedHashSet<>(List.of(rest.split(",", -1)));
      case '!' -> key(rest, true, draft);
      default -> key(word, false, draft);
    }
  }

  private static void key(String word, boolean required, Draft draft) {
    int equals = word.indexOf('=');
    FormType type = new FormTypeText(word.substring(equals + 1)).type();
    draft.keys.put(word.substring(0, equals), new Form.Key(type, required));
  }

  private Draft draft(String name) {
    Draft draft = drafts.get(name);
    if (draft == null) {
      throw new IllegalStateException(resource + ": '" + name + "' does not stand further up");
    }
    return draft;
  }
}
