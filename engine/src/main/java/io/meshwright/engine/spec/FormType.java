package io.meshwright.engine.spec;

import java.util.List;
import java.util.Set;

/** What the standards want at one place. */
sealed interface FormType {
  /** A single value. */
  record Single(ValueForm form) implements FormType {}

  /** One of some words. */
  record Words(Set<String> words) implements FormType {}

  /** Whatever stands there, with keys or without. */
  record Anything() implements FormType {}

  /** Keys with values, whichever they are. */
  record AnyKeys() implements FormType {}

  /** The keys of a form. */
  record Keys(String form) implements FormType {}

  /**
   * A list.
   *
   * @param item what each entry is
   * @param least how many there are at least
   * @param most how many there are at most
   * @param distinct whether no two are equal
   */
  record Items(FormType item, int least, int most, boolean distinct) implements FormType {}

  /** One or the other, told apart by whether it is a single value, a list, or keys. */
  record Either(List<FormType> types) implements FormType {
    /** Copies the types. */
    public Either {
      types = List.copyOf(types);
    }
  }

  /** Whether a node has the outer shape of this, whatever is in it. */
  default boolean hasShapeOf(YamlNode node) {
    return switch (this) {
      case Single single -> node instanceof YamlNode.Scalar;
      case Words words -> node instanceof YamlNode.Scalar;
      case Anything anything -> true;
      case AnyKeys keys -> node instanceof YamlNode.Mapping;
      case Keys keys -> node instanceof YamlNode.Mapping;
      case Items items -> node instanceof YamlNode.Sequence;
      case Either(List<FormType> types) -> types.stream().anyMatch(t -> t.hasShapeOf(node));
    };
  }

  /** What to write, for people. */
  default String wanted() {
    return switch (this) {
      case Single(ValueForm form) -> form.wanted();
      case Words(Set<String> words) -> MappingReader.alternatives(words);
      case Anything anything -> "a value";
      case AnyKeys keys -> "keys with values";
      case Keys keys -> "keys with values";
      case Items items -> "a list";
      case Either(List<FormType> types) ->
          String.join(" or ", types.stream().map(FormType::wanted).toList());
    };
  }
}
