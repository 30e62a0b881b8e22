package io.meshwright.cli.render;

import io.meshwright.api.plan.Change;
import io.meshwright.api.resource.Resource;
import io.meshwright.api.resource.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * One difference inside an object.
 *
 * @param attribute the attribute
 * @param path the attribute, and within nested values the way to the part that differs
 * @param before what it is; empty where it is not there
 * @param after what it becomes; empty where it goes
 */
record Difference(String attribute, String path, Optional<Value> before, Optional<Value> after) {

  /** The differences that a change makes, in order of attribute; none for what comes or goes. */
  static List<Difference> of(Change change) {
    return switch (change) {
      case Change.Create create -> List.of();
      case Change.Delete delete -> List.of();
      case Change.Update update ->
          between(update.live().resource(), update.desired().resource(), update.attributes());
      case Change.Replace replace ->
          between(replace.live().resource(), replace.desired().resource());
      case Change.Adopt adopt -> between(adopt.live().resource(), adopt.desired().resource());
    };
  }

  private static List<Difference> between(Resource before, Resource after) {
    TreeSet<String> names = new TreeSet<>(before.attributes().keySet());
    names.addAll(after.attributes().keySet());
    return between(before, after, names);
  }

  private static List<Difference> between(
      Resource before, Resource after, SortedSet<String> attributes) {
    List<Difference> found = new ArrayList<>();
    for (String name : attributes) {
      new Search(name, found).compare(name, before.attribute(name), after.attribute(name));
    }
    return found;
  }

  /** Looks through one attribute. */
  private record Search(String attribute, List<Difference> found) {
    void compare(String path, Optional<Value> before, Optional<Value> after) {
      if (before.equals(after)) {
        return;
      }
      boolean inside =
          before.isPresent() && after.isPresent() && goInto(path, before.get(), after.get());
      if (!inside) {
        found.add(new Difference(attribute, path, before, after));
      }
    }

    /** Goes into values of one shape, so that a long list shows only what differs. */
    private boolean goInto(String path, Value before, Value after) {
      if (before instanceof Value.Obj(SortedMap<String, Value> old)
          && after instanceof Value.Obj(SortedMap<String, Value> now)) {
        TreeSet<String> names = new TreeSet<>(old.keySet());
        names.addAll(now.keySet());
        for (String name : names) {
          compare(
              path + "." + name,
              Optional.ofNullable(old.get(name)),
              Optional.ofNullable(now.get(name)));
        }
        return true;
      }
      if (before instanceof Value.Seq(List<Value> old)
          && after instanceof Value.Seq(List<Value> now)) {
        return goIntoLists(path, old, now);
      }
      if (before instanceof Value.Bag(SortedSet<String> old)
          && after instanceof Value.Bag(SortedSet<String> now)) {
        compareBags(path, old, now);
        return true;
      }
      return false;
    }

    private boolean goIntoLists(String path, List<Value> old, List<Value> now) {
      Map<String, Value> oldByName = byName(old);
      Map<String, Value> nowByName = byName(now);
      if (oldByName.size() == old.size() && nowByName.size() == now.size()) {
        compareNamed(path, oldByName, nowByName);
        return true;
      }
      if (old.size() != now.size()) {
        return false;
      }
      for (int i = 0; i < old.size(); i++) {
        compare(path + "[" + i + "]", Optional.of(old.get(i)), Optional.of(now.get(i)));
      }
      return true;
    }

    /** The entries that have a name of their own, such as columns. */
    private static Map<String, Value> byName(List<Value> values) {
      Map<String, Value> entries = new LinkedHashMap<>();
      for (Value value : values) {
        if (value instanceof Value.Obj(SortedMap<String, Value> fields)
            && fields.get("name") instanceof Value.Text(String name)) {
          entries.put(name, value);
        }
      }
      return entries;
    }

    private void compareNamed(String path, Map<String, Value> old, Map<String, Value> now) {
      Set<String> names = new LinkedHashSet<>(old.keySet());
      names.addAll(now.keySet());
      for (String name : names) {
        compare(
            path + "[" + name + "]",
            Optional.ofNullable(old.get(name)),
            Optional.ofNullable(now.get(name)));
      }
      Value oldOrder = order(old, now);
      Value nowOrder = order(now, old);
      compare(path + " (order)", Optional.of(oldOrder), Optional.of(nowOrder));
    }

    /** The names that both have, as one value: only as a whole does an order say anything. */
    private static Value order(Map<String, Value> names, Map<String, Value> others) {
      return Value.of(
          names.keySet().stream().filter(others::containsKey).collect(Collectors.joining(", ")));
    }

    private void compareBags(String path, SortedSet<String> old, SortedSet<String> now) {
      TreeSet<String> elements = new TreeSet<>(old);
      elements.addAll(now);
      for (String element : elements) {
        Optional<Value> there = Optional.of(Value.of(element));
        if (!now.contains(element)) {
          found.add(new Difference(attribute, path, there, Optional.empty()));
        }
        if (!old.contains(element)) {
          found.add(new Difference(attribute, path, Optional.empty(), there));
        }
      }
    }
  }
}
