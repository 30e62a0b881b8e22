package io.meshwright.provider.snowflake.translate;

import io.meshwright.api.name.Ordered;
import io.meshwright.api.name.PolicyId;
import io.meshwright.api.name.PrincipalId;
import io.meshwright.api.policy.Privilege;
import io.meshwright.api.policy.TablePolicies;
import io.meshwright.api.schema.TableSchema;
import io.meshwright.kit.translate.WholePolicies;
import io.meshwright.provider.snowflake.resource.ToldColumn;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What is read as a whole, and who gets it.
 *
 * @param <T> what it is here
 * @param thing a stage or a registry
 * @param readers account roles that read it
 * @param writers those of them that write it too
 * @param realises policies about it
 */
record WholeForm<T>(
    T thing, SortedSet<String> readers, SortedSet<String> writers, List<PolicyId> realises) {
  WholeForm {
    readers = Ordered.set(readers);
    writers = Ordered.set(writers);
    realises = List.copyOf(realises);
  }

  static <T> WholeForm<T> of(T thing, WholePolicies open, PortPrincipals principals) {
    TreeSet<String> readers = new TreeSet<>();
    TreeSet<String> writers = new TreeSet<>();
    for (var given : open.given().entrySet()) {
      SortedMap<Privilege, Instant> ways = given.getValue();
      // Who does not read it does not write it.
      if (ways.containsKey(Privilege.READ)) {
        role(given.getKey(), open.policies(), principals)
            .ifPresent(
                role -> {
                  readers.add(role);
                  if (ways.containsKey(Privilege.WRITE)) {
                    writers.add(role);
                  }
                });
      }
    }
    return new WholeForm<>(thing, readers, writers, policies(open.policies()));
  }

  private static Optional<String> role(
      PrincipalId principal, TablePolicies policies, PortPrincipals principals) {
    return policies.producer().filter(principal::equals).isPresent()
        ? principals.filler(principal)
        : principals.role(principal);
  }

  private static List<PolicyId> policies(TablePolicies policies) {
    List<PolicyId> ids = new ArrayList<>();
    policies.grants().forEach(g -> ids.add(g.policy()));
    policies.denials().forEach(d -> ids.add(d.policy()));
    policies.rowPolicies().forEach(r -> ids.add(r.policy()));
    policies.masks().values().forEach(list -> list.forEach(m -> ids.add(m.policy())));
    return ids;
  }

  /** What a contract says of columns that the server does not know. */
  static List<ToldColumn> told(TableSchema schema) {
    return schema.columns().stream().map(c -> new ToldColumn(c.name(), c.type().text())).toList();
  }
}
