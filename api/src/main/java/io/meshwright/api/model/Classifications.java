package io.meshwright.api.model;

import io.meshwright.api.name.Ordered;
import java.util.Map;
import java.util.SortedMap;

/**
 * The closed tree of classifications. A name's parents are its prefixes at dots: {@code pii}
 * contains {@code pii.email}.
 *
 * @param descriptions every name with what it means
 * @param declared whether the mesh declares them; if not, they are those found in contracts
 */
public record Classifications(SortedMap<String, String> descriptions, boolean declared) {
  /** Copies the names. */
  public Classifications {
    descriptions = Ordered.map(descriptions);
  }

  /** None declared: a mesh then takes those that its contracts name, as a flat list. */
  public static Classifications undeclared() {
    return new Classifications(Ordered.map(Map.<String, String>of()), false);
  }

  /** A declared tree. */
  public static Classifications of(Map<String, String> descriptions) {
    return new Classifications(Ordered.map(descriptions), true);
  }

  /** Whether a name is part of the tree. */
  public boolean contains(String name) {
    return descriptions.containsKey(name);
  }

  /** Whether a classification is another one or lies below it. */
  public static boolean isWithin(String name, String ancestor) {
    return name.equals(ancestor) || name.startsWith(ancestor + ".");
  }
}
