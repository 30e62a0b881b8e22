package io.meshwright.provider.aws.apply;

import io.meshwright.api.name.Ordered;
import io.meshwright.api.plan.Change;
import io.meshwright.api.problem.ErrorKind;
import io.meshwright.api.problem.MeshException;
import io.meshwright.provider.aws.client.AccessStatements;
import io.meshwright.spi.Outcome;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

/** Changes of policies that several share: each is written once, with what others have in it. */
final class PolicyEdits {
  private final Map<String, Edit> edits = new TreeMap<>();

  /** A policy as it is to be, and the changes that it carries out. */
  private record Edit(TreeMap<String, String> statements, List<Change> changes) {}

  /** Adds a statement, or puts it in the place of the one of its id. */
  void put(
      Change change,
      String holder,
      Supplier<SortedMap<String, String>> now,
      String id,
      String text) {
    edit(change, holder, now).statements().put(id, text);
  }

  /** Takes a statement out. */
  void remove(Change change, String holder, Supplier<SortedMap<String, String>> now, String id) {
    edit(change, holder, now).statements().remove(id);
  }

  private Edit edit(Change change, String holder, Supplier<SortedMap<String, String>> now) {
    Edit edit =
        edits.computeIfAbsent(holder, k -> new Edit(new TreeMap<>(now.get()), new ArrayList<>()));
    edit.changes().add(change);
    return edit;
  }

  /** Writes them; the failures. */
  Map<Change, Outcome> run(BiConsumer<String, SortedMap<String, String>> write) {
    Map<Change, Outcome> failures = new HashMap<>();
    edits.forEach(
        (holder, edit) -> {
          try {
            SortedMap<String, String> statements = Ordered.map(edit.statements());
            if (!AccessStatements.canBeKept(statements)) {
              throw new MeshException(
                  ErrorKind.USER,
                  "the policy of %s has a shape that Meshwright cannot keep; change it by hand"
                      .formatted(holder));
            }
            write.accept(holder, statements);
          } catch (MeshException e) {
            edit.changes()
                .forEach(
                    c ->
                        failures.put(
                            c, AwsBatch.FAILURES.of(c, e, e.kind() == ErrorKind.TRANSIENT)));
          }
        });
    return failures;
  }
}
