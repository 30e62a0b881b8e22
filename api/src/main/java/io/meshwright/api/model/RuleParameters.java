package io.meshwright.api.model;

import io.meshwright.api.name.Ordered;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The parameters of a governance rule by key. Those that are not of the asked form throw {@link
 * RuleParameterException}, which becomes a finding at the parameter.
 *
 * @param entries by key
 */
public record RuleParameters(SortedMap<String, RuleParameter> entries) {
  /** None. */
  public static final RuleParameters NONE =
      new RuleParameters(Ordered.map(Map.<String, RuleParameter>of()));

  /** Copies the entries. */
  public RuleParameters {
    entries = Ordered.map(entries);
  }

  /** These parameters and a single value. */
  public RuleParameters with(String key, String value) {
    return with(key, new RuleParameter.Text(value));
  }

  /** These parameters and a list of single values. */
  public RuleParameters with(String key, List<String> values) {
    return with(
        key,
        new RuleParameter.Items(
            values.stream().<RuleParameter>map(RuleParameter.Text::new).toList()));
  }

  /** These parameters and one more. */
  public RuleParameters with(String key, RuleParameter value) {
    Map<String, RuleParameter> more = new TreeMap<>(entries);
    more.put(key, value);
    return new RuleParameters(Ordered.map(more));
  }

  /** A single value. */
  public Optional<String> text(String key) {
    return Optional.ofNullable(entries.get(key)).map(value -> text(key, value));
  }

  /** Single values; one alone is a list of one. */
  public List<String> texts(String key) {
    RuleParameter value = entries.get(key);
    return value == null ? List.of() : texts(key, value);
  }

  /** A whole number from 0. */
  public OptionalInt number(String key) {
    Optional<String> text = text(key);
    if (text.isEmpty()) {
      return OptionalInt.empty();
    }
    if (!text.get().matches("\\d{1,9}")) {
      throw new RuleParameterException(
          key, "'" + key + "' is '" + text.get() + "'; write a whole number");
    }
    return OptionalInt.of(Integer.parseInt(text.get()));
  }

  /** True or false. */
  public boolean flag(String key, boolean absent) {
    Optional<String> text = text(key);
    if (text.isPresent() && !text.get().equals("true") && !text.get().equals("false")) {
      throw new RuleParameterException(
          key, "'" + key + "' is '" + text.get() + "'; write true or false");
    }
    return text.map("true"::equals).orElse(absent);
  }

  /** Single values by key. */
  public SortedMap<String, String> pairs(String key) {
    TreeMap<String, String> pairs = new TreeMap<>();
    keys(key).forEach((name, value) -> pairs.put(name, text(key, value)));
    return Ordered.map(pairs);
  }

  /** Lists of single values by key. */
  public SortedMap<String, List<String>> lists(String key) {
    TreeMap<String, List<String>> lists = new TreeMap<>();
    keys(key).forEach((name, value) -> lists.put(name, texts(key, value)));
    return Ordered.map(lists);
  }

  private SortedMap<String, RuleParameter> keys(String key) {
    RuleParameter value = entries.get(key);
    if (value == null) {
      return NONE.entries();
    }
    if (value instanceof RuleParameter.Keys(SortedMap<String, RuleParameter> inner)) {
      return inner;
    }
    throw new RuleParameterException(key, "'" + key + "' takes keys with values");
  }

  private static String text(String key, RuleParameter value) {
    if (value instanceof RuleParameter.Text(String text)) {
      return text;
    }
    throw new RuleParameterException(key, "'" + key + "' takes single values");
  }

  private static List<String> texts(String key, RuleParameter value) {
    List<String> texts = new ArrayList<>();
    if (value instanceof RuleParameter.Items(List<RuleParameter> values)) {
      values.forEach(v -> texts.add(text(key, v)));
    } else {
      texts.add(text(key, value));
    }
    return texts;
  }
}
