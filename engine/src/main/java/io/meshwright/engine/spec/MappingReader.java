package io.meshwright.engine.spec;

import io.meshwright.api.problem.Place;
import io.meshwright.kit.text.Suggestions;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Reads one mapping by key and type. What does not fit is a problem, and reading goes on. The keys
 * that were asked for are those that are known: {@link #done} reports the others.
 */
final class MappingReader {
  private static final BigDecimal MOST = BigDecimal.valueOf(Integer.MAX_VALUE);
  private static final BigDecimal LEAST = BigDecimal.valueOf(Integer.MIN_VALUE);

  /** Among fewer keys a search is quicker than a table of them. */
  private static final int MANY_KEYS = 16;

  private final Map<String, YamlNode.Entry> byKey = new HashMap<>();
  private final Set<String> asked = new LinkedHashSet<>();
  private final Place place;
  private final YamlNode.Mapping mapping;
  private final Findings form;
  private final Findings findings;

  private MappingReader(YamlNode.Mapping mapping, Findings form, Findings findings) {
    this.mapping = mapping;
    this.place = mapping.place();
    this.form = form;
    this.findings = findings;
  }

  /** A reader of the node; where it is no mapping, that is a problem. */
  static Optional<MappingReader> of(YamlNode node, String what, Findings findings) {
    if (node instanceof YamlNode.Mapping mapping) {
      return Optional.of(new MappingReader(mapping, findings, findings));
    }
    wrongType(findings, node, what, "keys with values");
    return Optional.empty();
  }

  /**
   * A reader of what was checked elsewhere: it does not report keys that are missing and values of
   * another kind.
   */
  MappingReader withoutForm(YamlNode.Mapping checked) {
    return new MappingReader(checked, new Findings(), findings);
  }

  private Optional<YamlNode.Entry> entry(String key) {
    List<YamlNode.Entry> entries = mapping.entries();
    if (entries.size() > MANY_KEYS) {
      if (byKey.isEmpty()) {
        entries.forEach(e -> byKey.put(e.key().text(), e));
      }
      return Optional.ofNullable(byKey.get(key));
    }
    for (int i = 0; i < entries.size(); i++) {
      if (entries.get(i).key().text().equals(key)) {
        return Optional.of(entries.get(i));
      }
    }
    return Optional.empty();
  }

  /** What was checked elsewhere has no keys that are not known. */
  private void ask(String key) {
    if (form == findings) {
      asked.add(key);
    }
  }

  /** What it reads. */
  YamlNode.Mapping mapping() {
    return mapping;
  }

  private Optional<MappingReader> within(YamlNode node, String what) {
    if (node instanceof YamlNode.Mapping inner) {
      return Optional.of(new MappingReader(inner, form, findings));
    }
    wrongType(form, node, what, "keys with values");
    return Optional.empty();
  }

  private static void wrongType(Findings findings, YamlNode node, String what, String wanted) {
    findings.error("wrong-type", node.place(), what + " is " + node.shape(), "write " + wanted);
  }

  /** Where the mapping starts. */
  Place place() {
    return place;
  }

  /** Where a key stands; the mapping itself where it is absent. */
  Place place(String key) {
    return entry(key).map(e -> e.key().place()).orElse(place);
  }

  /** Where the value of a key stands; the mapping itself where it is absent. */
  Place placeOfValue(String key) {
    return entry(key).map(e -> e.value().place()).orElse(place);
  }

  /** Keys in order. */
  List<YamlNode.Scalar> keys() {
    return mapping.entries().stream().map(YamlNode.Entry::key).toList();
  }

  /** A key's value; null counts as absent. */
  Optional<YamlNode> node(String key) {
    ask(key);
    return entry(key)
        .map(YamlNode.Entry::value)
        .filter(v -> !(v instanceof YamlNode.Scalar s && s.isNull()));
  }

  /** Whether the key is there, even with nothing after it. */
  boolean has(String key) {
    ask(key);
    return entry(key).isPresent();
  }

  /**
   * Reports keys that have nothing after them, where leaving the key out would mean more than the
   * writer may have had in mind.
   */
  void refuseBlank(String... keys) {
    for (String key : keys) {
      if (has(key) && node(key).isEmpty()) {
        form.error(
            "missing-value",
            place(key),
            "'" + key + "' has no value",
            "write one, or leave the key out");
      }
    }
  }

  /** A key's single value. */
  Optional<YamlNode.Scalar> scalar(String key) {
    Optional<YamlNode> node = node(key);
    if (node.isPresent() && !(node.get() instanceof YamlNode.Scalar)) {
      wrongType(form, node.get(), "'" + key + "'", "a single value");
    }
    return node.filter(YamlNode.Scalar.class::isInstance).map(YamlNode.Scalar.class::cast);
  }

  /** A key's text. */
  Optional<String> text(String key) {
    return scalar(key).map(YamlNode.Scalar::text);
  }

  /** A key that has to be there. */
  Optional<YamlNode.Scalar> required(String key) {
    if (node(key).isEmpty()) {
      missing(key, "", "'" + key + "' is missing", "add it");
    }
    return scalar(key);
  }

  /** Reports a key that has to be there and is not, or has nothing after it. */
  void missing(String key, String subject, String what, String remedy) {
    form.missing(key, place(key), subject, what, remedy);
  }

  /** A key's value, converted; a message of the conversion is a problem at the value. */
  <T> Optional<T> converted(String key, Function<String, T> conversion) {
    return scalar(key).flatMap(s -> convert(s, conversion));
  }

  /** A value, converted; a message of the conversion is a problem at the value. */
  <T> Optional<T> convert(YamlNode.Scalar scalar, Function<String, T> conversion) {
    try {
      return Optional.of(conversion.apply(scalar.text()));
    } catch (IllegalArgumentException e) {
      findings.error(
          "bad-value",
          scalar.place(),
          String.valueOf(e.getMessage()),
          inSmallLetters(scalar.text(), conversion));
      return Optional.empty();
    }
  }

  /** Names are in small letters: what is one but for its case is easily told. */
  private static <T> String inSmallLetters(String text, Function<String, T> conversion) {
    String small = text.toLowerCase(Locale.ROOT);
    if (small.equals(text)) {
      return "";
    }
    try {
      return Objects.toString(conversion.apply(small)).isEmpty()
          ? ""
          : "did you mean '" + small + "'?";
    } catch (IllegalArgumentException e) {
      return "";
    }
  }

  /** A key that is true or false. */
  boolean flag(String key, boolean absent) {
    Optional<YamlNode.Scalar> scalar = scalar(key);
    if (scalar.isEmpty()) {
      return absent;
    }
    String text = scalar.get().text();
    if (scalar.get().kind() != ScalarKind.FLAG) {
      form.error(
          "wrong-type",
          scalar.get().place(),
          "'" + key + "' is '" + text + "'",
          "write true or false, without quotes");
      return false;
    }
    return text.equalsIgnoreCase("true");
  }

  /** A key that is a whole number; one beyond what a machine counts is the last that it does. */
  OptionalInt integer(String key) {
    Optional<YamlNode.Scalar> scalar = scalar(key);
    if (scalar.isEmpty()) {
      return OptionalInt.empty();
    }
    Optional<BigDecimal> number = scalar.get().number();
    boolean whole = number.filter(n -> n.stripTrailingZeros().scale() <= 0).isPresent();
    if (whole) {
      return OptionalInt.of(number.get().min(MOST).max(LEAST).intValue());
    }
    if (scalar.get().text().matches("[+-]?\\d{1,9}")) {
      return OptionalInt.of(Integer.parseInt(scalar.get().text()));
    }
    form.error(
        "wrong-type",
        scalar.get().place(),
        "'" + key + "' is '" + scalar.get().text() + "'",
        "write a whole number");
    return OptionalInt.empty();
  }

  /** A key that is one of some words. */
  <T> Optional<T> choice(String key, Map<String, T> words) {
    Optional<YamlNode.Scalar> scalar = scalar(key);
    if (scalar.isPresent() && !words.containsKey(scalar.get().text())) {
      form.error(
          "wrong-value",
          scalar.get().place(),
          "'" + key + "' is '" + scalar.get().text() + "'",
          "write " + alternatives(words.keySet()));
    }
    return scalar.flatMap(s -> Optional.ofNullable(words.get(s.text())));
  }

  /** Words as people list them: a, b or c. */
  static String alternatives(Set<String> words) {
    List<String> list = List.copyOf(words);
    return list.size() == 1
        ? list.getFirst()
        : String.join(", ", list.subList(0, list.size() - 1)) + " or " + list.getLast();
  }

  /** A key's list. */
  List<YamlNode> list(String key) {
    Optional<YamlNode> node = node(key);
    if (node.isEmpty()) {
      return List.of();
    }
    if (node.get() instanceof YamlNode.Sequence sequence) {
      return sequence.items();
    }
    wrongType(form, node.get(), "'" + key + "'", "a list");
    return List.of();
  }

  /** A key's list of single values; with {@code orOne}, a value alone is a list of one. */
  List<YamlNode.Scalar> scalars(String key, boolean orOne) {
    if (orOne && node(key).isPresent() && node(key).get() instanceof YamlNode.Scalar one) {
      return List.of(one);
    }
    List<YamlNode.Scalar> scalars = new ArrayList<>();
    for (YamlNode item : list(key)) {
      if (item instanceof YamlNode.Scalar scalar && !scalar.isNull()) {
        scalars.add(scalar);
      } else {
        wrongType(form, item, "an entry of '" + key + "'", "a single value");
      }
    }
    return scalars;
  }

  /** A key's list of texts. */
  List<String> texts(String key) {
    List<YamlNode.Scalar> scalars = scalars(key, false);
    return scalars.isEmpty() ? List.of() : scalars.stream().map(YamlNode.Scalar::text).toList();
  }

  /** A key's mapping. */
  Optional<MappingReader> mapping(String key) {
    return node(key).flatMap(n -> within(n, "'" + key + "'"));
  }

  /** A key's list of mappings. */
  List<MappingReader> mappings(String key) {
    List<MappingReader> readers = new ArrayList<>();
    for (YamlNode item : list(key)) {
      within(item, "an entry of '" + key + "'").ifPresent(readers::add);
    }
    return readers;
  }

  /** A key's mapping of names to single values, in order. */
  Map<YamlNode.Scalar, YamlNode.Scalar> pairs(String key) {
    Map<YamlNode.Scalar, YamlNode.Scalar> pairs = new LinkedHashMap<>();
    mapping(key)
        .ifPresent(
            m ->
                m.keys()
                    .forEach(k -> m.required(k.text()).ifPresent(value -> pairs.put(k, value))));
    return pairs;
  }

  /** Reports keys that nobody asked for; whether there are any. */
  boolean done() {
    boolean unknown = false;
    Set<String> present = keys().stream().map(YamlNode.Scalar::text).collect(Collectors.toSet());
    for (YamlNode.Scalar key : keys()) {
      if (!asked.contains(key.text())) {
        unknownKey(findings, key, asked, present);
        unknown = true;
      }
    }
    return unknown;
  }

  /**
   * Reports a key that is not known.
   *
   * @param present the keys of the mapping: what is there already was not meant
   */
  static void unknownKey(
      Findings findings, YamlNode.Scalar key, Set<String> known, Set<String> present) {
    Optional<String> meant = meant(key, known, present);
    String remedy =
        meant.map(m -> "did you mean '" + m + "'?").orElse("write " + alternatives(known));
    findings.unknownKey(
        key.place(),
        "the key '" + key.text() + "' is not known here",
        key.text().equals("<<") ? "YAML has no merge keys since 1.2; write the keys out" : remedy,
        meant);
  }

  /** The key that may have been meant by one that is not known. */
  static Optional<String> meant(YamlNode.Scalar key, Set<String> known, Set<String> present) {
    List<String> absent = known.stream().filter(k -> !present.contains(k)).toList();
    return Suggestions.closest(key.text(), absent).or(() -> Suggestions.closest(key.text(), known));
  }
}
