package io.meshwright.engine.spec;

import io.meshwright.api.policy.Expression;
import io.meshwright.api.policy.Mask;
import io.meshwright.api.policy.Operand;
import io.meshwright.api.schema.DataValue;
import io.meshwright.engine.source.SecretReferences;
import io.meshwright.kit.filter.FilterParser;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/** Reads masks. */
final class MaskReader {
  private static final String FORMS =
      "write redact, null, {constant: VALUE}, {literal: \"DATE '2026-01-31'\"}, {hash: sha256-hex},"
          + " {partial: {first: 2, last: 0}} or {truncate: month}";
  private static final Pattern NUMBER = Pattern.compile("-?\\d{1,60}(\\.\\d{1,60})?");

  private final SpecContext context;

  MaskReader(SpecContext context) {
    this.context = context;
  }

  /** The mask of a masking policy. */
  Optional<Mask> read(MappingReader policy) {
    if (!policy.has("mask")) {
      policy.missing("mask", "", "'mask' is missing", FORMS);
      return Optional.empty();
    }
    Optional<YamlNode> node = policy.node("mask");
    if (node.isEmpty()) {
      return Optional.of(new Mask.Nullify());
    }
    if (node.get() instanceof YamlNode.Scalar word) {
      return word(word);
    }
    return policy.mapping("mask").flatMap(this::form);
  }

  private Optional<Mask> word(YamlNode.Scalar word) {
    if (word.text().equals("redact")) {
      return Optional.of(new Mask.Redact());
    }
    if (word.text().equals("null")) {
      return Optional.of(new Mask.Nullify());
    }
    context
        .findings()
        .error("wrong-value", word.place(), "'" + word.text() + "' is no mask", FORMS);
    return Optional.empty();
  }

  private Optional<Mask> form(MappingReader reader) {
    Optional<Mask> mask = Optional.empty();
    if (reader.has("constant")) {
      mask = constant(reader);
    } else if (reader.has("literal")) {
      mask = literal(reader);
    } else if (reader.has("hash")) {
      mask = hash(reader);
    } else if (reader.has("partial")) {
      mask = reader.mapping("partial").flatMap(p -> partial(reader, p));
    } else if (reader.has("truncate")) {
      mask = truncate(reader);
    } else {
      reader.has("key");
      if (!reader.done()) {
        context.findings().error("wrong-value", reader.place(), "this is no mask", FORMS);
      }
      return mask;
    }
    reader.done();
    return mask;
  }

  private Optional<Mask> constant(MappingReader reader) {
    Optional<YamlNode.Scalar> value = reader.scalar("constant");
    if (value.isEmpty()) {
      context
          .findings()
          .error(
              "wrong-value",
              reader.place("constant"),
              "the constant has no value",
              "write 'mask: null' where NULL is meant");
      return Optional.empty();
    }
    return Optional.of(new Mask.Constant(value(value.get())));
  }

  /** A constant as filters write it, for values that YAML has no form for. */
  private Optional<Mask> literal(MappingReader reader) {
    Optional<YamlNode.Scalar> written = reader.required("literal");
    if (written.isEmpty()) {
      return Optional.empty();
    }
    Optional<Expression> parsed = FilterParser.parse("x = " + written.get().text()).expression();
    if (parsed.isPresent()
        && parsed.get() instanceof Expression.Compare compare
        && compare.right() instanceof Operand.Literal(DataValue value)) {
      return Optional.of(new Mask.Constant(value));
    }
    context
        .findings()
        .error(
            "wrong-value",
            written.get().place(),
            "'" + written.get().text() + "' is no literal",
            "write one as in filters, for example DATE '2026-01-31'");
    return Optional.empty();
  }

  private static DataValue value(YamlNode.Scalar scalar) {
    String text = scalar.text();
    if (scalar.plain() && (text.equals("true") || text.equals("false"))) {
      return new DataValue.Bool(text.equals("true"));
    }
    return scalar.plain() && NUMBER.matcher(text).matches()
        ? new DataValue.Numeric(new BigDecimal(text))
        : new DataValue.Text(text);
  }

  private Optional<Mask> hash(MappingReader reader) {
    Optional<Boolean> keyed =
        reader.choice("hash", ordered("sha256-hex", false, "hmac-sha256-hex", true));
    Optional<YamlNode.Scalar> key =
        keyed.isPresent() && keyed.get() ? reader.required("key") : reader.scalar("key");
    if (keyed.isEmpty() || keyed.get() != key.isPresent()) {
      key.ifPresent(
          k ->
              context
                  .findings()
                  .error(
                      "wrong-value",
                      k.place(),
                      "sha256-hex takes no key",
                      "write 'hash: hmac-sha256-hex', or leave 'key' out"));
      return Optional.empty();
    }
    if (key.isPresent() && !SecretReferences.isReference(key.get().text())) {
      context
          .findings()
          .error(
              "secret-in-workspace",
              key.get().place(),
              "a key stands here as a value",
              "write a reference such as env:NAME");
      return Optional.empty();
    }
    return Optional.of(new Mask.Hash(key.map(YamlNode.Scalar::text)));
  }

  private static <T> Map<String, T> ordered(String first, T one, String second, T other) {
    Map<String, T> words = new LinkedHashMap<>();
    words.put(first, one);
    words.put(second, other);
    return words;
  }

  private Optional<Mask> partial(MappingReader reader, MappingReader partial) {
    OptionalInt first = partial.integer("first");
    OptionalInt last = partial.integer("last");
    if (partial.done()) {
      return Optional.empty();
    }
    if (first.isEmpty() && last.isEmpty()) {
      context
          .findings()
          .error(
              "missing-key",
              reader.place("partial"),
              "a partial mask says how much it keeps",
              "write 'partial: {first: 2, last: 0}'");
      return Optional.empty();
    }
    return made(reader, "partial", () -> new Mask.Partial(first.orElse(0), last.orElse(0)));
  }

  private interface Making {
    Mask mask();
  }

  private Optional<Mask> made(MappingReader reader, String key, Making making) {
    try {
      return Optional.of(making.mask());
    } catch (IllegalArgumentException e) {
      context.findings().error("bad-value", reader.place(key), String.valueOf(e.getMessage()), "");
      return Optional.empty();
    }
  }

  private Optional<Mask> truncate(MappingReader reader) {
    if (reader.node("truncate").filter(YamlNode.Scalar.class::isInstance).isPresent()) {
      Map<String, Mask.Unit> units = new LinkedHashMap<>();
      for (Mask.Unit unit : Mask.Unit.values()) {
        units.put(unit.name().toLowerCase(Locale.ROOT), unit);
      }
      return reader.choice("truncate", units).map(Mask.TruncateTime::new);
    }
    return reader.mapping("truncate").flatMap(t -> truncateForm(reader, t));
  }

  private Optional<Mask> truncateForm(MappingReader reader, MappingReader form) {
    Optional<YamlNode.Scalar> multiple = form.scalar("multiple");
    OptionalInt length = form.integer("length");
    if (form.done()) {
      return Optional.empty();
    }
    if (multiple.isPresent() == length.isPresent()
        || multiple.filter(m -> !NUMBER.matcher(m.text()).matches()).isPresent()) {
      context
          .findings()
          .error(
              "wrong-value",
              form.place(),
              "this says not how to truncate",
              "write a unit of time, {multiple: 100} or {length: 3}");
      return Optional.empty();
    }
    return made(
        reader,
        "truncate",
        () ->
            multiple.isPresent()
                ? new Mask.TruncateNumber(new BigDecimal(multiple.get().text()))
                : new Mask.TruncateText(length.getAsInt()));
  }
}
