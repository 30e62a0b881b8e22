package io.meshwright.provider.postgres.resource;

import io.meshwright.api.name.Ordered;
import io.meshwright.api.resource.Seen;
import io.meshwright.api.resource.Value;
import io.meshwright.kit.resource.Attributes;
import java.util.Collection;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What others made that reads columns of a table or view, for people. The server neither retypes
 * nor drops a column under it, and it is not ours to take away for a moment. A live fact carries it
 * beside the object, so it is no part of what is compared.
 *
 * @param byColumn per column; under the empty name what hangs on the whole
 */
public record Obstacles(SortedMap<String, SortedSet<String>> byColumn) {
  private static final String OUTPUT = "readBy";

  /** Copies the map. */
  public Obstacles {
    byColumn = Ordered.map(byColumn);
  }

  /** Those of a live fact. */
  public static Obstacles of(Seen.Present fact) {
    TreeMap<String, SortedSet<String>> found = new TreeMap<>();
    if (fact.outputs().get(OUTPUT) instanceof Value.Obj(SortedMap<String, Value> columns)) {
      columns.forEach(
          (column, value) -> {
            if (value instanceof Value.Bag(SortedSet<String> names)) {
              found.put(column, names);
            }
          });
    }
    return new Obstacles(found);
  }

  /** The fact with these beside it. */
  public Seen.Present beside(Seen.Present fact) {
    if (byColumn.isEmpty()) {
      return fact;
    }
    TreeMap<String, Value> outputs = new TreeMap<>(fact.outputs());
    TreeMap<String, Value> columns = new TreeMap<>();
    byColumn.forEach((column, names) -> columns.put(column, new Value.Bag(names)));
    outputs.put(OUTPUT, Attributes.object(columns));
    return new Seen.Present(fact.resource(), fact.owner(), outputs);
  }

  /** What stands in the way of changing some columns. */
  public SortedSet<String> on(Collection<String> columns) {
    TreeSet<String> found = new TreeSet<>();
    for (Map.Entry<String, SortedSet<String>> entry : byColumn.entrySet()) {
      if (entry.getKey().isEmpty() || columns.contains(entry.getKey())) {
        found.addAll(entry.getValue());
      }
    }
    return Ordered.set(found);
  }

  /** All of it. */
  public SortedSet<String> all() {
    return on(byColumn.keySet());
  }
}
