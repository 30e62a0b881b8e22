package io.meshwright.engine.validate;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Circles in a graph. */
final class Circles {
  private Circles() {}

  /**
   * Circles such that no node is in two of them, each from its smallest node on, in order. Without
   * recursion, since lineage may be long.
   */
  static <T extends Comparable<? super T>> List<List<T>> of(Map<T, List<T>> edges) {
    List<List<T>> circles = new ArrayList<>();
    Set<T> done = new HashSet<>();
    for (T start : new TreeSet<>(edges.keySet())) {
      walk(start, edges, done, circles);
    }
    return circles;
  }

  private static <T extends Comparable<? super T>> void walk(
      T start, Map<T, List<T>> edges, Set<T> done, List<List<T>> circles) {
    if (!done.add(start)) {
      return;
    }
    List<T> path = new ArrayList<>(List.of(start));
    Map<T, Integer> places = new HashMap<>(Map.of(start, 0));
    Deque<Iterator<T>> open = new ArrayDeque<>();
    open.push(edges.getOrDefault(start, List.of()).iterator());
    while (!open.isEmpty()) {
      if (!open.element().hasNext()) {
        open.pop();
        places.remove(path.removeLast());
        continue;
      }
      T next = open.element().next();
      Integer place = places.get(next);
      if (place != null) {
        circles.add(fromSmallest(path.subList(place, path.size())));
      } else if (done.add(next)) {
        places.put(next, path.size());
        path.add(next);
        open.push(edges.getOrDefault(next, List.of()).iterator());
      }
    }
  }

  private static <T extends Comparable<? super T>> List<T> fromSmallest(List<T> circle) {
    int smallest = 0;
    for (int i = 1; i < circle.size(); i++) {
      if (circle.get(i).compareTo(circle.get(smallest)) < 0) {
        smallest = i;
      }
    }
    List<T> turned = new ArrayList<>(circle.subList(smallest, circle.size()));
    turned.addAll(circle.subList(0, smallest));
    return turned;
  }
}
