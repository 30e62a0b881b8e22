package io.meshwright.engine.spec;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

/** Reads one type of a table of forms. */
final class FormTypeText {
  private final String text;
  private int at;

  FormTypeText(String text) {
    this.text = text;
  }

  /** The type. */
  FormType type() {
    FormType type = either();
    if (at < text.length()) {
      throw new IllegalStateException("'" + text + "' is no type of a form");
    }
    return type;
  }

  private FormType either() {
    List<FormType> types = new ArrayList<>(List.of(one()));
    while (take('|')) {
      types.add(one());
    }
    return types.size() == 1 ? types.getFirst() : new FormType.Either(types);
  }

  private boolean take(char character) {
    boolean there = at < text.length() && text.charAt(at) == character;
    at += there ? 1 : 0;
    return there;
  }

  private FormType one() {
    if (take('[')) {
      FormType item = either();
      if (!take(']')) {
        throw new IllegalStateException("'" + text + "' has a bracket too few");
      }
      return items(item);
    }
    if (take('{')) {
      int end = text.indexOf('}', at);
      String words = text.substring(at, end);
      at = end + 1;
      return new FormType.Words(new LinkedHashSet<>(List.of(words.split("\\|", -1))));
    }
    int start = at;
    while (at < text.length() && "|]".indexOf(text.charAt(at)) < 0) {
      at++;
    }
    String word = text.substring(start, at);
    return switch (word) {
      case "any" -> new FormType.Anything();
      case "keys" -> new FormType.AnyKeys();
      default ->
          ValueForm.ofWord(word)
              .<FormType>map(FormType.Single::new)
              .orElseGet(() -> new FormType.Keys(word));
    };
  }

  private FormType items(FormType item) {
    boolean some = take('+');
    boolean two = take('2');
    boolean distinct = take('!');
    if (two) {
      return new FormType.Items(item, 2, 2, distinct);
    }
    return new FormType.Items(item, some ? 1 : 0, Integer.MAX_VALUE, distinct);
  }
}
