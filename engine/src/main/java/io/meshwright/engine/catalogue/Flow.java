package io.meshwright.engine.catalogue;

import io.meshwright.api.name.Ordered;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Which things data flows between. May have circles. */
final class Flow<N extends Comparable<N>> {
  private final SortedMap<N, SortedSet<N>> before = new TreeMap<>();
  private final SortedMap<N, SortedSet<N>> after = new TreeMap<>();

  void add(N from, N to) {
    before.computeIfAbsent(to, k -> new TreeSet<>()).add(from);
    after.computeIfAbsent(from, k -> new TreeSet<>()).add(to);
  }

  /** What it is made from. */
  SortedSet<N> before(N node) {
    return before.getOrDefault(node, Ordered.set(List.of()));
  }

  /** What is made from it. */
  SortedSet<N> after(N node) {
    return after.getOrDefault(node, Ordered.set(List.of()));
  }

  /** Everything that data flows from or to. */
  SortedSet<N> all() {
    TreeSet<N> all = new TreeSet<>(before.keySet());
    all.addAll(after.keySet());
    return all;
  }

  /**
   * What lies around a node, by steps: negative before it, 0 itself, positive after it.
   *
   * @param steps how far to look on either side
   */
  SortedMap<Integer, SortedSet<N>> around(N node, int steps) {
    SortedMap<Integer, SortedSet<N>> layers = new TreeMap<>();
    Set<N> seen = new HashSet<>(Set.of(node));
    layers.put(0, new TreeSet<>(Set.of(node)));
    for (int side : List.of(-1, 1)) {
      SortedSet<N> last = Ordered.set(List.of(node));
      for (int step = 1; step <= steps && !last.isEmpty(); step++) {
        SortedSet<N> next = new TreeSet<>();
        for (N reached : last) {
          next.addAll(side < 0 ? before(reached) : after(reached));
        }
        next.removeIf(n -> !seen.add(n));
        if (!next.isEmpty()) {
          layers.put(side * step, next);
        }
        last = next;
      }
    }
    return layers;
  }

  /** Everything, each thing one layer behind the last of those it is made from. */
  SortedMap<Integer, SortedSet<N>> layers() {
    TreeMap<N, Integer> depths = new TreeMap<>();
    SortedMap<Integer, SortedSet<N>> layers = new TreeMap<>();
    for (N node : all()) {
      int depth = depth(node, depths, new HashSet<>());
      layers.computeIfAbsent(depth, k -> new TreeSet<>()).add(node);
    }
    return layers;
  }

  /** A circle is cut where it closes. */
  private int depth(N node, Map<N, Integer> depths, Set<N> open) {
    Integer known = depths.get(node);
    if (known != null) {
      return known;
    }
    if (!open.add(node)) {
      return 0;
    }
    int depth = 0;
    for (N source : before(node)) {
      if (!open.contains(source)) {
        depth = Math.max(depth, 1 + depth(source, depths, open));
      }
    }
    open.remove(node);
    depths.put(node, depth);
    return depth;
  }
}
