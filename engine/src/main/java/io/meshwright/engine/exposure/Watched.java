package io.meshwright.engine.exposure;

import io.meshwright.api.plan.Change;
import io.meshwright.api.resource.Address;
import io.meshwright.api.resource.Resource;
import io.meshwright.api.resource.ResourceState;
import io.meshwright.api.resource.Value;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/** Changes that lifts are watched for: which of them a lift could have seen. */
final class Watched {
  private final String platform;
  private final NavigableMap<Address, Change> changes = new TreeMap<>();
  private final Map<Attribute, Map<Value, Set<Address>>> indexes = new HashMap<>();

  Watched(String platform, Collection<Change> changes) {
    this.platform = platform;
    changes.forEach(c -> this.changes.put(c.address(), c));
  }

  /** An attribute of a kind. */
  private record Attribute(String kind, String name) {}

  /** A question asked with notes taken. */
  private record NotedKey(Object key) {}

  private record Noted<T>(T value, Sight sight) {}

  /** A state that notes what is asked for, and the changes that answers could depend on. */
  ResourceState over(OverlayState state, Sight sight) {
    return new Traced(state, sight);
  }

  /** What lifts of one subject looked at. */
  static final class Sight {
    final Set<Address> changes = new HashSet<>();
    final Set<Address> addresses = new HashSet<>();
    final Set<Address> prefixes = new HashSet<>();

    private void addAll(Sight other) {
      changes.addAll(other.changes);
      addresses.addAll(other.addresses);
      prefixes.addAll(other.prefixes);
    }
  }

  /**
   * A state with one change more, or one less. What was worked out from the state and could not see
   * the change is not worked out again.
   */
  ResourceState beside(OverlayState state, Address change, Layer layer) {
    return new Between(state, state, Set.of(change), state.with(layer));
  }

  /**
   * A state between two others. What was worked out from one of them is not worked out again where
   * it could see nothing of what tells them apart here.
   *
   * @param done what is done in it of all that lies between the two
   */
  ResourceState amid(OverlayState before, OverlayState after, Set<Address> done, Layer layer) {
    return new Between(before, after, done, before.with(layer));
  }

  private <T> Noted<T> noted(OverlayState state, Object key, Function<ResourceState, T> question) {
    return state.derived(
        new NotedKey(key),
        all -> {
          Sight sight = new Sight();
          return new Noted<>(question.apply(new Traced(state, sight)), sight);
        });
  }

  private Set<Address> having(String kind, String name, Value value) {
    return indexes
        .computeIfAbsent(new Attribute(kind, name), this::index)
        .getOrDefault(value, Set.of());
  }

  private Map<Value, Set<Address>> index(Attribute attribute) {
    Map<Value, Set<Address>> values = new HashMap<>();
    for (Change change : changes.values()) {
      if (change.address().kind().equals(attribute.kind())) {
        Stream.of(change.before(), change.after())
            .flatMap(Optional::stream)
            .flatMap(r -> r.attribute(attribute.name()).stream())
            .forEach(v -> values.computeIfAbsent(v, k -> new HashSet<>()).add(change.address()));
      }
    }
    return values;
  }

  /** Passes questions on, and notes what they are about. */
  private final class Traced implements ResourceState {
    private final OverlayState state;
    private final Sight sight;

    Traced(OverlayState state, Sight sight) {
      this.state = state;
      this.sight = sight;
    }

    @Override
    public Optional<Resource> get(Address address) {
      sight.addresses.add(address);
      if (changes.containsKey(address)) {
        sight.changes.add(address);
      }
      return state.get(address);
    }

    @Override
    public List<Resource> under(String kind, List<String> pathPrefix) {
      Address prefix = new Address(platform, kind, pathPrefix);
      sight.prefixes.add(prefix);
      for (Address address : changes.tailMap(prefix, true).keySet()) {
        if (!address.isWithin(prefix)) {
          break;
        }
        sight.changes.add(address);
      }
      return state.under(kind, pathPrefix);
    }

    @Override
    public List<Resource> having(String kind, String attribute, Value value) {
      sight.prefixes.add(new Address(platform, kind, List.of()));
      sight.changes.addAll(Watched.this.having(kind, attribute, value));
      return state.having(kind, attribute, value);
    }

    @Override
    public <T> T derived(Object key, Function<ResourceState, T> question) {
      Noted<T> noted = noted(state, key, question);
      sight.addAll(noted.sight());
      return noted.value();
    }

    @Override
    public SortedSet<String> kinds() {
      sight.changes.addAll(changes.keySet());
      return state.kinds();
    }
  }

  /** Passes questions on to the state, and answers from its ends what looks the same there. */
  private final class Between implements ResourceState {
    private final OverlayState before;
    private final OverlayState after;
    private final Set<Address> done;
    private final OverlayState state;

    Between(OverlayState before, OverlayState after, Set<Address> done, OverlayState state) {
      this.before = before;
      this.after = after;
      this.done = done;
      this.state = state;
    }

    @Override
    public Optional<Resource> get(Address address) {
      return state.get(address);
    }

    @Override
    public List<Resource> under(String kind, List<String> pathPrefix) {
      return state.under(kind, pathPrefix);
    }

    @Override
    public List<Resource> having(String kind, String attribute, Value value) {
      return state.having(kind, attribute, value);
    }

    @Override
    public <T> T derived(Object key, Function<ResourceState, T> question) {
      Noted<T> first = noted(before, key, question);
      if (Collections.disjoint(first.sight().changes, done)) {
        return first.value();
      }
      if (before != after) {
        Noted<T> last = noted(after, key, question);
        if (done.containsAll(last.sight().changes)) {
          return last.value();
        }
      }
      return state.derived(key, question);
    }

    @Override
    public SortedSet<String> kinds() {
      return state.kinds();
    }
  }
}
