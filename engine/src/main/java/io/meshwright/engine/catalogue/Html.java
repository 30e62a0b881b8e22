package io.meshwright.engine.catalogue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Markup that cannot be broken out of. Text of documents gets in as {@link Text} or as the value of
 * an attribute, and both are escaped here and nowhere else; there is no way to add raw markup.
 */
sealed interface Html {
  /** Text, escaped when it is written. */
  record Text(String text) implements Html {}

  /** Several in a row. */
  record Group(List<Html> parts) implements Html {
    public Group {
      parts = List.copyOf(parts);
    }
  }

  /**
   * An element. Names of elements and attributes come from this code, never from documents.
   *
   * @param tag its name
   * @param attributes by name, in order
   * @param children what is in it
   */
  record Element(String tag, Map<String, String> attributes, List<Html> children) implements Html {
    private static final Pattern TAG = Pattern.compile("[a-z][a-z0-9]*");
    private static final Set<String> NEVER =
        Set.of("style", "iframe", "object", "embed", "base", "form", "foreignobject");

    private static final Set<String> ATTRIBUTES =
        Set.of(
            "autocomplete",
            "charset",
            "class",
            "colspan",
            "content",
            "d",
            "datetime",
            "dir",
            "height",
            "hidden",
            "http-equiv",
            "id",
            "lang",
            "name",
            "open",
            "placeholder",
            "rel",
            "role",
            "rowspan",
            "rx",
            "scope",
            "spellcheck",
            "tabindex",
            "title",
            "type",
            "viewBox",
            "width",
            "x",
            "y");

    public Element {
      attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
      children = List.copyOf(children);
      if (!TAG.matcher(tag).matches() || NEVER.contains(tag)) {
        throw new IllegalArgumentException("'" + tag + "' is no element of a catalogue");
      }
    }

    /** With an attribute that cannot run or fetch anything. */
    Element attr(String name, String value) {
      if (!ATTRIBUTES.contains(name) && !name.startsWith("aria-") && !name.startsWith("data-")) {
        throw new IllegalArgumentException("'" + name + "' is no attribute of a catalogue");
      }
      return put(name, value);
    }

    /** With a class of the style sheet. */
    Element css(String classes) {
      return put("class", classes);
    }

    Element id(String id) {
      return put("id", id);
    }

    /** With a target; those outside of the catalogue do not get to know where they are read. */
    Element to(Target target) {
      return switch (target) {
        case Target.Page page -> put("href", page.text());
        case Target.Web web -> put("href", web.text()).put("rel", "noopener noreferrer");
      };
    }

    /** With a file of the catalogue that is loaded. */
    Element from(Target.Page file) {
      return put("src", file.text());
    }

    Element with(Html... more) {
      List<Html> all = new ArrayList<>(children);
      all.addAll(Arrays.asList(more));
      return new Element(tag, attributes, all);
    }

    private Element put(String name, String value) {
      Map<String, String> more = new LinkedHashMap<>(attributes);
      more.put(name, value);
      return new Element(tag, more, children);
    }
  }

  /** Nothing. */
  static Html none() {
    return new Group(List.of());
  }

  static Element of(String tag, Html... children) {
    return new Element(tag, Map.of(), Arrays.asList(children));
  }

  static Element of(String tag, List<? extends Html> children) {
    return new Element(tag, Map.of(), List.copyOf(children));
  }

  static Element of(String tag, String text) {
    return of(tag, text(text));
  }

  static Html text(String text) {
    return new Text(text);
  }

  static Html all(Html... parts) {
    return new Group(Arrays.asList(parts));
  }

  static Html all(List<? extends Html> parts) {
    return new Group(List.copyOf(parts));
  }

  /** The parts, with another between each two. */
  static Html joined(List<? extends Html> parts, String separator) {
    List<Html> all = new ArrayList<>();
    for (Html part : parts) {
      if (!all.isEmpty()) {
        all.add(text(separator));
      }
      all.add(part);
    }
    return all(all);
  }

  default boolean isNone() {
    return this instanceof Group(List<Html> parts) && parts.stream().allMatch(Html::isNone);
  }
}
