package io.meshwright.cli.render;

import io.meshwright.api.plan.Change;
import io.meshwright.api.resource.Resource;
import io.meshwright.api.resource.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * One difference inside an object.
 *
 * @param path the attribute, and within nested values the way to the part that differs
 * @param before what it is; empty where it is not there
 * @param after what it becomes; empty where it goes
 */
record Difference(String path, Optional<Value> before, Optional<Value> after) {

  /** The differences that a change makes, in order of attribute; none for what comes or goes. */
  static List<Difference> of(Change change) {
    return switch (change) {
      case Change.Create create -> List.of();
      case Change.Delete delete -> List.of();
      case Change.Update update ->
          between(update.live().resource(), update.desired().resource(), update.attributes());
      case Change.Replace replace ->
          between(replace.live().resource(), replace.desired().resource(), replace.attributes());
      case Change.Adopt adopt -> {
        Resource live = adopt.live().resource();
        Resource desired = adopt.desired().resource();
        TreeSet<String> names = new TreeSet<>(live.attributes().keySet());
        names.addAll(desired.attributes().keySet());
        yield between(live, desired, names);
      }
    };
  }

  private static List<Difference> between(
      Resource before, Resource after, SortedSet<String> attributes) {
    List<Difference> found = new ArrayList<>();
    for (String name : attributes) {
      add(name, before.attribute(name), after.attribute(name), found);
    }
    return found;
  }

  private static void add(
      String path, Optional<Value> before, Optional<Value> after, List<Difference> found) {
    if (before.equals(after)) {
      return;
    }
    if (before.isPresent() && after.isPresent() && nested(path, before.get(), after.get(), found)) {
      return;
    }
    found.add(new Difference(path, before, after));
  }

  /** Goes into values of one shape, so that a long list shows only what differs. */
  private static boolean nested(String path, Value before, Value after, List<Difference> found) {
    if (before instanceof Value.Obj(SortedMap<String, Value> old)
        && after instanceof Value.Obj(SortedMap<String, Value> now)) {
      TreeSet<String> names = new TreeSet<>(old.keySet());
      names.addAll(now.keySet());
      for (String name : names) {
        add(
            path + "." + name,
            Optional.ofNullable(old.get(name)),
            Optional.ofNullable(now.get(name)),
            found);
      }
      return true;
    }
    if (before instanceof Value.Seq(List<Value> old)
        && after instanceof Value.Seq(List<Value> now)
        && old.size() == now.size()) {
      for (int i = 0; i < old.size(); i++) {
        add(path + "[" + i + "]", Optional.of(old.get(i)), Optional.of(now.get(i)), found);
      }
      return true;
    }
    if (before instanceof Value.Bag(SortedSet<String> old)
        && after instanceof Value.Bag(SortedSet<String> now)) {
      TreeSet<String> elements = new TreeSet<>(old);
      elements.addAll(now);
      for (String element : elements) {
        Optional<Value> there = Optional.of(Value.of(element));
        if (!now.contains(element)) {
          found.add(new Difference(path, there, Optional.empty()));
        }
        if (!old.contains(element)) {
          found.add(new Difference(path, Optional.empty(), there));
        }
      }
      return true;
    }
    return false;
  }
}
