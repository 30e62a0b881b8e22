package io.meshwright.engine.authoring;

import java.util.List;
import java.util.Optional;

/** What may stand at one place of a document. */
public sealed interface Shape {
  /**
   * A text of some form.
   *
   * @param pattern the form, a regular expression for the whole text; empty for any
   */
  record Text(String pattern) implements Shape {}

  /** One of some words. */
  record Word(List<String> words) implements Shape {
    /** Copies the words. */
    public Word {
      words = List.copyOf(words);
    }
  }

  /** A single value of any kind, taken as it is written. */
  record Value() implements Shape {}

  /** True or false. */
  record Flag() implements Shape {}

  /** A whole number. */
  record Whole(int least) implements Shape {}

  /** A number. */
  record Decimal() implements Shape {}

  /** YAML's null, or nothing at all. */
  record Nothing() implements Shape {}

  /** Values of one shape, at least so many. */
  record Items(Shape item, int least) implements Shape {}

  /** Values by keys that are known; any other is an error. */
  record Keys(List<Key> keys) implements Shape {
    /** Copies the keys. */
    public Keys {
      keys = List.copyOf(keys);
    }

    /** The key of a name. */
    public Optional<Key> key(String name) {
      return keys.stream().filter(k -> k.name().equals(name)).findFirst();
    }
  }

  /**
   * Values by names that the author chooses.
   *
   * @param pattern the form of the names
   * @param name one such name, for an example
   * @param least how many there have to be
   */
  record Named(String pattern, String name, Shape value, int least) implements Shape {}

  /** One of several shapes. */
  record OneOf(List<Shape> shapes) implements Shape {
    /** Copies the shapes. */
    public OneOf {
      shapes = List.copyOf(shapes);
    }
  }

  /**
   * A key of a mapping.
   *
   * @param required whether it has to be there
   * @param description what it says, for people
   * @param example a value, as YAML
   */
  record Key(String name, Shape shape, boolean required, String description, String example) {
    /** Refuses a key that nobody explains. */
    public Key {
      if (description.isBlank() || example.isBlank()) {
        throw new IllegalArgumentException("the key '" + name + "' lacks description or example");
      }
    }
  }

  /** A key that has to be there. */
  static Key required(String name, Shape shape, String description, String example) {
    return new Key(name, shape, true, description, example);
  }

  /** A key that may be left out. */
  static Key optional(String name, Shape shape, String description, String example) {
    return new Key(name, shape, false, description, example);
  }

  /** A mapping of known keys. */
  static Keys keys(Key... keys) {
    return new Keys(List.of(keys));
  }

  /** One of some words. */
  static Word words(String... words) {
    return new Word(List.of(words));
  }

  /** One of several shapes. */
  static OneOf either(Shape... shapes) {
    return new OneOf(List.of(shapes));
  }

  /** A list, or one value alone. */
  static OneOf oneOrMore(Shape item) {
    return either(item, new Items(item, 1));
  }
}
