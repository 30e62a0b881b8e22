package io.meshwright.engine.spec;

import io.meshwright.api.problem.Place;
import io.meshwright.kit.text.Suggestions;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Compares one document with the forms of its standard. */
final class FormCheck {
  private final FormTable table;
  private final FormTable newest;
  private final Predicate<String> tolerated;
  private final Findings findings;
  private final Set<YamlNode.Scalar> passedOver = new HashSet<>();

  /**
   * A check of one document.
   *
   * @param table the version of the standard that it is compared with
   * @param newest the newest version: what it knows is no slip where an older one allows any key
   * @param tolerated keys of this document that may be unknown
   */
  FormCheck(FormTable table, FormTable newest, Predicate<String> tolerated, Findings findings) {
    this.table = table;
    this.newest = newest;
    this.tolerated = tolerated;
    this.findings = findings;
  }

  /** Reports what is wrong with a document. */
  void document(YamlNode.Mapping mapping, String form) {
    keys(mapping, table.form(form));
  }

  Findings findings() {
    return findings;
  }

  /** The document without the keys that are tolerated and no part of the standard. */
  YamlNode.Mapping known(YamlNode.Mapping mapping) {
    return passedOver.isEmpty() ? mapping : (YamlNode.Mapping) without(mapping);
  }

  private YamlNode without(YamlNode node) {
    return switch (node) {
      case YamlNode.Scalar scalar -> scalar;
      case YamlNode.Sequence(List<YamlNode> items, Place place) ->
          new YamlNode.Sequence(items.stream().map(this::without).toList(), place);
      case YamlNode.Mapping(List<YamlNode.Entry> entries, Place place) ->
          new YamlNode.Mapping(
              entries.stream()
                  .filter(e -> !passedOver.contains(e.key()))
                  .map(e -> new YamlNode.Entry(e.key(), without(e.value())))
                  .toList(),
              place);
    };
  }

  private void keys(YamlNode.Mapping mapping, Form form) {
    Map<String, YamlNode> values = new LinkedHashMap<>();
    mapping.entries().forEach(e -> values.put(e.key().text(), e.value()));
    List<Form> parts = new ArrayList<>(List.of(form));
    for (Form.Variant variant : form.variants()) {
      if (variant.appliesTo(values)) {
        parts.add(variant.form());
      }
    }
    for (YamlNode.Entry entry : mapping.entries()) {
      entry(entry, form, parts, values);
    }
    for (Form part : parts) {
      part.required().forEach((name, key) -> required(name, key, mapping, values));
      choice(part, mapping, values);
      sameShape(part, values);
    }
  }

  private void entry(
      YamlNode.Entry entry, Form form, List<Form> parts, Map<String, YamlNode> values) {
    String name = entry.key().text();
    boolean known = false;
    int before = findings.errors();
    for (Form part : parts) {
      Form.Key key = part.keys().get(name);
      if (key == null) {
        continue;
      }
      if (parts.size() > 2 && known && key.type() instanceof FormType.Keys) {
        undecided(entry, key.type());
      } else {
        value(entry, key.type());
      }
      known = true;
      if (findings.errors() > before) {
        return;
      }
    }
    if (!known) {
      unknown(entry.key(), form, parts, values);
    }
  }

  /** Of a property without a logical type nobody knows which options it may have: none then. */
  private void undecided(YamlNode.Entry entry, FormType type) {
    if (entry.value() instanceof YamlNode.Mapping options && !options.entries().isEmpty()) {
      findings.error(
          "missing-key",
          entry.key().place(),
          "'logicalType' is missing, and what '" + entry.key().text() + "' may hold depends on it",
          "add it: " + MappingReader.alternatives(OdcsTypes.families().keySet()));
    } else {
      value(entry, type);
    }
  }

  private void required(
      String name, Form.Key key, YamlNode.Mapping mapping, Map<String, YamlNode> values) {
    if (!values.containsKey(name)) {
      findings.missing(
          name, mapping.place(), "", "'" + name + "' is missing", "add it: " + wanted(key));
    }
  }

  private static String wanted(Form.Key key) {
    return key.type().wanted();
  }

  private void choice(Form part, YamlNode.Mapping mapping, Map<String, YamlNode> values) {
    if (part.choice().isEmpty()) {
      return;
    }
    List<String> there = part.choice().stream().filter(values::containsKey).toList();
    if (there.size() == 1) {
      return;
    }
    String all = MappingReader.alternatives(part.choice());
    if (there.isEmpty()) {
      findings.error(
          "missing-key", mapping.place(), "the rule does not say what has to hold", "add " + all);
      return;
    }
    findings.error(
        "wrong-value",
        mapping.place(),
        "the rule says "
            + String.join(" and ", there)
            + ", and the standard knows one of these a rule",
        "make a rule of each");
  }

  private void sameShape(Form part, Map<String, YamlNode> values) {
    if (part.sameShape().isEmpty()) {
      return;
    }
    Set<Boolean> shapes = new LinkedHashSet<>();
    List<YamlNode> nodes = new ArrayList<>();
    for (String key : part.sameShape()) {
      YamlNode node = values.get(key);
      if (node != null) {
        nodes.add(node);
        shapes.add(node instanceof YamlNode.Sequence);
      }
    }
    if (shapes.size() > 1) {
      findings.error(
          "wrong-type",
          nodes.getFirst().place(),
          "of " + String.join(" and ", part.sameShape()) + " one is a list and one is not",
          "write two lists of the same length, or two single columns");
    }
  }

  private void unknown(
      YamlNode.Scalar key, Form form, List<Form> parts, Map<String, YamlNode> values) {
    Set<String> known = new LinkedHashSet<>();
    parts.forEach(p -> known.addAll(p.keys().keySet()));
    if (form.open()) {
      open(key, form, known);
      return;
    }
    if (tolerated.test(key.text())) {
      passedOver.add(key);
      findings.warning(
          "unknown-key",
          key.place(),
          "",
          "the key '" + key.text() + "' is not part of the standard, and is passed over",
          Suggestions.closest(key.text(), known)
              .map(m -> "did you mean '" + m + "'?")
              .orElse("put it under customProperties"));
      return;
    }
    Optional<String> deciding = deciding(key.text(), form, values);
    if (deciding.isEmpty()) {
      MappingReader.unknownKey(findings, key, known, values.keySet());
      return;
    }
    findings.error(
        "unknown-key",
        key.place(),
        "the key '" + key.text() + "' is not known where " + deciding.get(),
        "write " + MappingReader.alternatives(known));
  }

  /** What another key says, where that is why the key is not known here. */
  private static Optional<String> deciding(String key, Form form, Map<String, YamlNode> values) {
    return form.variants().stream()
        .filter(v -> v.form().keys().containsKey(key))
        .findFirst()
        .map(
            v ->
                values.get(v.key()) instanceof YamlNode.Scalar s
                    ? "'" + v.key() + "' is '" + s.text() + "'"
                    : "'" + v.key() + "' is missing");
  }

  /** The document is valid, and the key may still be a slip. */
  private void open(YamlNode.Scalar key, Form form, Set<String> known) {
    boolean later =
        table != newest
            && newest.found(form.name()).filter(f -> f.knowsSomewhere(key.text())).isPresent();
    if (later || form.knowsSomewhere(key.text())) {
      return;
    }
    findings.warning(
        "unknown-key",
        key.place(),
        "",
        "the key '" + key.text() + "' is not part of the standard",
        Suggestions.closest(key.text(), known)
            .map(m -> "did you mean '" + m + "'?")
            .orElse("put it under customProperties"));
  }

  /** Most values are single and as they should be. */
  private void value(YamlNode.Entry entry, FormType type) {
    boolean fits =
        type instanceof FormType.Single(ValueForm form)
            && entry.value() instanceof YamlNode.Scalar scalar
            && form.fits(scalar);
    if (!fits) {
      value(entry.value(), type, "'" + entry.key().text() + "'");
    }
  }

  private void value(YamlNode node, FormType type, String what) {
    if (type instanceof FormType.Anything) {
      return;
    }
    if (!type.hasShapeOf(node)) {
      shape(node, type, what);
      return;
    }
    switch (type) {
      case FormType.Single(ValueForm form) when node instanceof YamlNode.Scalar scalar ->
          FormValues.single(scalar, form, what, findings);
      case FormType.Words(Set<String> words) when node instanceof YamlNode.Scalar scalar ->
          FormValues.word(scalar, words, what, findings);
      case FormType.Keys(String form) when node instanceof YamlNode.Mapping mapping ->
          keys(mapping, table.form(form));
      case FormType.Items items when node instanceof YamlNode.Sequence sequence -> {
        FormValues.entries(sequence, items, what, findings);
        sequence.items().forEach(i -> value(i, items.item(), "an entry of " + what));
      }
      case FormType.Either(List<FormType> types) ->
          types.stream()
              .filter(t -> t.hasShapeOf(node))
              .findFirst()
              .ifPresent(t -> value(node, t, what));
      default -> {}
    }
  }

  private void shape(YamlNode node, FormType type, String what) {
    if (node instanceof YamlNode.Scalar scalar && scalar.isNull()) {
      FormValues.nothing(scalar, type.wanted(), what, findings);
      return;
    }
    findings.error(
        "wrong-type", node.place(), what + " is " + node.shape(), "write " + type.wanted());
  }
}
