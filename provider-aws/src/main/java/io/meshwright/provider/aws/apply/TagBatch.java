package io.meshwright.provider.aws.apply;

import io.meshwright.api.name.Ordered;
import io.meshwright.api.plan.Change;
import io.meshwright.api.problem.ErrorKind;
import io.meshwright.api.problem.MeshException;
import io.meshwright.provider.aws.client.Account;
import io.meshwright.provider.aws.client.LakePermission;
import io.meshwright.provider.aws.client.LakeTag;
import io.meshwright.provider.aws.client.TagGateway;
import io.meshwright.provider.aws.client.TagPlace;
import io.meshwright.provider.aws.resource.AwsTag;
import io.meshwright.provider.aws.resource.AwsTagging;
import io.meshwright.spi.Outcome;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** The LF-tags of a batch: values fifty a call, and what is to have the same in one. */
final class TagBatch {
  private final Account account;
  private final TagGateway tags;
  private final Map<String, Map<String, Change>> made = new TreeMap<>();
  private final Map<String, Map<String, Change>> gone = new TreeMap<>();
  private final Map<Change, AwsTagging> assigned = new LinkedHashMap<>();
  private final Map<Change, AwsTagging> taken = new LinkedHashMap<>();
  private final Map<Change, Outcome> failures = new HashMap<>();

  TagBatch(Account account) {
    this.account = account;
    this.tags = account.tags();
  }

  void make(Change change, AwsTag tag) {
    made.computeIfAbsent(tag.key(), k -> new TreeMap<>()).put(tag.value(), change);
  }

  void take(Change change, AwsTag tag) {
    gone.computeIfAbsent(tag.key(), k -> new TreeMap<>()).put(tag.value(), change);
  }

  /** A value that is there already is replaced. */
  void assign(Change change, AwsTagging tagging) {
    assigned.put(change, tagging);
  }

  void unassign(Change change, AwsTagging tagging) {
    taken.put(change, tagging);
  }

  /** Carries it out; the failures. */
  Map<Change, Outcome> run() {
    if (!made.isEmpty() || !gone.isEmpty()) {
      tags();
    }
    assigned(assigned, true);
    assigned(taken, false);
    return Map.copyOf(failures);
  }

  private void attempt(Collection<Change> changes, Runnable call) {
    try {
      call.run();
    } catch (MeshException e) {
      changes.forEach(
          c -> failures.put(c, AwsBatch.FAILURES.of(c, e, e.kind() == ErrorKind.TRANSIENT)));
    }
  }

  private void tags() {
    Map<String, SortedSet<String>> known = new HashMap<>();
    tags.tags().forEach(t -> known.put(t.key(), t.values()));
    made.forEach((key, values) -> attempt(values.values(), () -> make(key, values, known)));
    gone.forEach((key, values) -> attempt(values.values(), () -> take(key, values, known)));
  }

  private void make(String key, Map<String, Change> values, Map<String, SortedSet<String>> known) {
    boolean there = known.containsKey(key);
    for (SortedSet<String> some : some(values.keySet())) {
      if (there) {
        tags.add(key, some);
      } else {
        tags.create(new LakeTag(key, some));
        there = true;
      }
    }
  }

  /** A tag goes with its last value; neither goes that somebody uses. */
  private void take(String key, Map<String, Change> values, Map<String, SortedSet<String>> known) {
    TreeSet<String> going = new TreeSet<>(values.keySet());
    SortedSet<String> there = known.getOrDefault(key, Ordered.set(List.<String>of()));
    going.retainAll(there);
    if (going.isEmpty()) {
      return;
    }
    user(key, going)
        .ifPresent(
            user -> {
              throw new MeshException(
                  ErrorKind.USER,
                  "values %s of LF-tag %s are used by %s; they go once nobody does"
                      .formatted(going, key, user));
            });
    if (going.containsAll(there)) {
      tags.delete(key);
      return;
    }
    some(going).forEach(some -> tags.remove(key, some));
  }

  private Optional<String> user(String key, SortedSet<String> values) {
    return account.permissions().permissions().stream()
        .filter(
            p ->
                p.on() instanceof LakePermission.Tagged tagged
                    && tagged.asked().asksForAny(key, values))
        .map(LakePermission::principal)
        .findFirst()
        .or(
            () ->
                tags.databases(key, values).stream()
                    .map(t -> "database " + t.database())
                    .findFirst())
        .or(
            () ->
                tags.tables(key, values).stream()
                    .map(t -> "table " + t.database() + "." + t.table())
                    .findFirst());
  }

  private static List<SortedSet<String>> some(Collection<String> values) {
    List<String> all = List.copyOf(values);
    List<SortedSet<String>> parts = new ArrayList<>();
    for (int from = 0; from < all.size(); from += TagGateway.MAX_VALUES) {
      parts.add(Ordered.set(all.subList(from, Math.min(all.size(), from + TagGateway.MAX_VALUES))));
    }
    return parts;
  }

  /** What a call is about: a whole thing with all its tags, or one tag on some columns. */
  private record Call(String database, String table, Map<String, String> onColumns) {}

  private void assigned(Map<Change, AwsTagging> taggings, boolean gives) {
    Map<Call, Map<Change, AwsTagging>> calls = new LinkedHashMap<>();
    taggings.forEach(
        (change, tagging) -> {
          Map<String, String> one = Map.of(tagging.key(), tagging.value());
          Call call =
              new Call(
                  tagging.database(), tagging.table(), tagging.column().isEmpty() ? Map.of() : one);
          calls.computeIfAbsent(call, k -> new LinkedHashMap<>()).put(change, tagging);
        });
    calls.forEach(
        (call, all) ->
            attempt(
                all.keySet(),
                () -> {
                  TreeSet<String> columns = new TreeSet<>();
                  TreeMap<String, String> values = new TreeMap<>();
                  all.values()
                      .forEach(
                          t -> {
                            values.put(t.key(), t.value());
                            if (!t.column().isEmpty()) {
                              columns.add(t.column());
                            }
                          });
                  TagPlace place = new TagPlace(call.database(), call.table(), columns);
                  if (gives) {
                    tags.assign(place, values);
                  } else {
                    tags.unassign(place, values);
                  }
                }));
  }
}
