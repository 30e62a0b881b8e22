package io.meshwright.provider.snowflake.translate;

import io.meshwright.api.model.OutputPort;
import io.meshwright.api.name.Ordered;
import io.meshwright.api.name.PolicyId;
import io.meshwright.api.name.PrincipalId;
import io.meshwright.api.policy.Privilege;
import io.meshwright.api.policy.TablePolicies;
import io.meshwright.api.schema.TableSchema;
import io.meshwright.kit.translate.WholePolicies;
import io.meshwright.provider.snowflake.resource.SfStage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The stage of a table of a port of files, and who gets it.
 *
 * @param stage the stage
 * @param readers account roles that read it
 * @param writers those of them that write it too
 * @param realises policies about it
 */
record StageForm(
    SfStage stage, SortedSet<String> readers, SortedSet<String> writers, List<PolicyId> realises) {
  StageForm {
    readers = Ordered.set(readers);
    writers = Ordered.set(writers);
    realises = List.copyOf(realises);
  }

  static StageForm of(Place place, OutputPort port, WholePolicies open, PortPrincipals principals) {
    TreeSet<String> readers = new TreeSet<>();
    TreeSet<String> writers = new TreeSet<>();
    for (var given : open.given().entrySet()) {
      SortedMap<Privilege, Instant> ways = given.getValue();
      // Who does not read a stage does not write it.
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
    TableSchema schema = open.policies().schema();
    return new StageForm(
        new SfStage(
            place.database(),
            place.schema(),
            SfNames.table(port, schema.name()),
            true,
            true,
            schema.columns().stream()
                .map(c -> new SfStage.Column(c.name(), c.type().text()))
                .toList(),
            Collector.described(schema.description())),
        readers,
        writers,
        policies(open.policies()));
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
}
