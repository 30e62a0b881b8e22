package io.meshwright.engine.spec;

import io.meshwright.kit.text.Suggestions;
import java.util.HashSet;
import java.util.Set;

/** Compares single values and lists with what a standard wants of them. */
final class FormValues {
  private FormValues() {}

  static void single(YamlNode.Scalar value, ValueForm form, String what, Findings findings) {
    if (form.fits(value)) {
      return;
    }
    if (value.isNull()) {
      nothing(value, form.wanted(), what, findings);
      return;
    }
    boolean kind = form.isOfKind(value);
    findings.error(
        kind ? "bad-value" : "wrong-type",
        value.place(),
        what + " is " + said(value),
        "write " + form.wanted() + (kind ? "" : quotes(value, form)));
  }

  private static String said(YamlNode.Scalar value) {
    return switch (value.kind()) {
      case NOTHING -> "nothing";
      case FLAG -> value.text() + ", which is true or false and no text";
      case NUMBER -> "the number " + value.text();
      case TEXT -> "'" + value.text() + "'";
    };
  }

  private static String quotes(YamlNode.Scalar value, ValueForm form) {
    if (value.kind() == ScalarKind.TEXT) {
      boolean number = !value.plain() && ScalarKind.ofPlain(value.text()) == ScalarKind.NUMBER;
      return number ? ", without quotes" : "";
    }
    return form == ValueForm.FLAG || !form.isOfKind(quoted(value))
        ? ""
        : ": '" + value.text() + "', with the quotes";
  }

  private static YamlNode.Scalar quoted(YamlNode.Scalar value) {
    return new YamlNode.Scalar(value.text(), false, value.place(), value.start(), value.end());
  }

  static void nothing(YamlNode.Scalar value, String wanted, String what, Findings findings) {
    findings.error(
        "missing-value",
        value.place(),
        what + " has no value",
        "write " + wanted + ", or leave the key out");
  }

  static void word(YamlNode.Scalar value, Set<String> words, String what, Findings findings) {
    if (value.kind() == ScalarKind.TEXT && words.contains(value.text())) {
      return;
    }
    if (value.isNull()) {
      nothing(value, MappingReader.alternatives(words), what, findings);
      return;
    }
    String meant = Suggestions.didYouMean(value.text(), words);
    findings.error(
        "wrong-value",
        value.place(),
        what + " is '" + value.text() + "'",
        meant.isEmpty() ? "write " + MappingReader.alternatives(words) : meant);
  }

  /** How many entries a list has, and that none is there twice. */
  static void entries(
      YamlNode.Sequence list, FormType.Items items, String what, Findings findings) {
    int count = list.items().size();
    if (count < items.least() || count > items.most()) {
      findings.error(
          "bad-value",
          list.place(),
          what + " has " + (count == 1 ? "one entry" : count + " entries"),
          items.least() == items.most()
              ? "write " + items.least() + " entries"
              : "write at least " + items.least());
      return;
    }
    Set<Object> seen = new HashSet<>();
    for (YamlNode item : list.items()) {
      if (items.distinct() && item instanceof YamlNode.Scalar scalar && !seen.add(same(scalar))) {
        findings.error(
            "bad-value",
            scalar.place(),
            what + " has the entry '" + scalar.text() + "' twice",
            "keep one of the two");
      }
    }
  }

  /** 1 and 1.0 are the same number, and '1' is none. */
  private static Object same(YamlNode.Scalar scalar) {
    return scalar.number().<Object>map(n -> n.stripTrailingZeros()).orElse("'" + scalar.text());
  }
}
