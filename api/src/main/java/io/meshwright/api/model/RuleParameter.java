package io.meshwright.api.model;

import io.meshwright.api.name.Ordered;
import java.util.List;
import java.util.SortedMap;

/** What a governance rule is told, in the neutral form of a document. */
public sealed interface RuleParameter {
  /** A single value: text, number, true or false, as written. */
  record Text(String value) implements RuleParameter {}

  /** Values in order. */
  record Items(List<RuleParameter> values) implements RuleParameter {
    /** Copies the values. */
    public Items {
      values = List.copyOf(values);
    }
  }

  /** Values by key. */
  record Keys(SortedMap<String, RuleParameter> entries) implements RuleParameter {
    /** Copies the entries. */
    public Keys {
      entries = Ordered.map(entries);
    }
  }
}
