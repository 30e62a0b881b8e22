package io.meshwright.engine.format;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Puts keys in order. An alias has to stand behind its anchor, so documents with aliases stay. */
final class KeySorting {
  private KeySorting() {}

  static void sort(Document document, KeyOrder order) {
    if (!hasAlias(document.root)) {
      sort(document.root.value, order);
    }
  }

  private static boolean hasAlias(Entry entry) {
    return entry.key.filter(Node.Alias.class::isInstance).isPresent()
        || switch (entry.value) {
          case Node.Alias alias -> true;
          case Node.Scalar scalar -> false;
          case Node.Collection collection ->
              collection.entries.stream().anyMatch(KeySorting::hasAlias);
        };
  }

  private static void sort(Node node, KeyOrder order) {
    if (!(node instanceof Node.Collection collection)) {
      return;
    }
    if (!collection.mapping) {
      collection.entries.forEach(item -> sort(item.value, order));
      return;
    }
    List<String> keys =
        order.keys(collection.entries.stream().map(Entry::name).collect(Collectors.toSet()));
    Map<String, Integer> places = new HashMap<>();
    keys.forEach(key -> places.put(key, places.size()));
    collection.entries.sort(
        Comparator.comparingInt(e -> places.getOrDefault(e.name(), places.size())));
    for (Entry entry : collection.entries) {
      boolean list = entry.value instanceof Node.Collection value && !value.mapping;
      sort(entry.value, order.within(entry.name(), list));
    }
  }
}
