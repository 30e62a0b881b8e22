package io.meshwright.api.name;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Unmodifiable copies whose order is visible and stable: same input, same bytes out. */
public final class Ordered {
  private Ordered() {}

  /** A sorted copy. */
  public static <K extends Comparable<? super K>, V> SortedMap<K, V> map(
      Map<? extends K, ? extends V> entries) {
    return entries.isEmpty()
        ? Collections.emptySortedMap()
        : Collections.unmodifiableSortedMap(new TreeMap<K, V>(entries));
  }

  /** A sorted copy. */
  public static <T extends Comparable<? super T>> SortedSet<T> set(
      Collection<? extends T> elements) {
    return elements.isEmpty()
        ? Collections.emptySortedSet()
        : Collections.unmodifiableSortedSet(new TreeSet<T>(elements));
  }

  /** A copy that keeps the order of insertion. */
  public static <K, V> Map<K, V> inserted(Map<? extends K, ? extends V> entries) {
    return entries.isEmpty()
        ? Map.of()
        : Collections.unmodifiableMap(new LinkedHashMap<K, V>(entries));
  }
}
