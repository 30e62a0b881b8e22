package io.meshwright.provider.snowflake.translate;

import io.meshwright.api.model.DataProduct;
import io.meshwright.api.name.TableAddress;
import io.meshwright.api.plan.PolicyVerdict;
import io.meshwright.api.plan.Verdict;
import io.meshwright.api.policy.TablePolicies;
import io.meshwright.api.resource.Address;
import io.meshwright.kit.sql.UnwritableException;
import io.meshwright.provider.snowflake.resource.SfView;
import io.meshwright.provider.snowflake.sql.SfConditions;
import io.meshwright.spi.PlatformSlice;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Ports of views: each a secure view over the table at the end of its sources, made after it. */
final class ViewPorts {
  private final PlatformSlice slice;
  private final Principals principals;
  private final Collector collector;
  private final ViewSources sources;
  private final Set<TableAddress> tables = new HashSet<>();
  private final List<Waiting> waiting = new ArrayList<>();

  ViewPorts(PlatformSlice slice, Principals principals, Collector collector, ViewSources sources) {
    this.slice = slice;
    this.principals = principals;
    this.collector = collector;
    this.sources = sources;
  }

  /** A port whose tables may not be placed yet. */
  private record Waiting(DataProduct product, PlatformSlice.SlicePort port) {}

  /** A table that is there to be read. */
  void placed(TableAddress table) {
    tables.add(table);
  }

  /** A port of views. */
  void add(DataProduct product, PlatformSlice.SlicePort port) {
    waiting.add(new Waiting(product, port));
  }

  /** Makes the views of all ports, each closed where a policy does not survive on it. */
  void make(List<PolicyVerdict> verdicts, Map<TableAddress, Address> subjects) {
    for (Waiting each : waiting) {
      Place place = Place.of(slice.platform(), each.product().address());
      List<TableRules> placed = new ArrayList<>();
      for (TablePolicies policies : each.port().tables()) {
        try {
          TableRules rules = rules(each.port(), place, policies, verdicts);
          SfView view = ViewBodies.view(rules, "");
          subjects.put(policies.table(), view.address(slice.platform().name().value()));
          if (collector.view(each.product(), rules)) {
            placed.add(rules);
          }
        } catch (ViewSources.NoSourceException e) {
          // Where there is no view nothing is said of its policies.
          verdicts.add(
              new PolicyVerdict(
                  Optional.empty(),
                  policies.table().toString(),
                  Verdict.IMPOSSIBLE,
                  String.valueOf(e.getMessage()),
                  Optional.of(e.limit())));
        }
      }
      PortRoles.of(place.schema(), each.port().port().address(), placed)
          .forEach(role -> collector.role(each.product(), place, role));
    }
  }

  private TableRules rules(
      PlatformSlice.SlicePort port,
      Place place,
      TablePolicies policies,
      List<PolicyVerdict> verdicts)
      throws ViewSources.NoSourceException {
    ViewSource source = sources.of(policies.table());
    if (!tables.contains(source.table())) {
      throw new ViewSources.NoSourceException(
          "view-source", "its source " + source.table() + " is refused");
    }
    TableForm form =
        TableForm.of(
            place, port.port(), policies.schema(), source, ViewKeeping.of(slice.platform()));
    PortPrincipals readers = new PortPrincipals(principals, place, port.port());
    TableRules rules = TableRules.of(policies, form, readers, true);
    try {
      SfConditions.write(rules.nativeCondition(source.where()), form.types(), true);
    } catch (UnwritableException e) {
      throw new ViewSources.NoSourceException(e.limit(), "its filter: " + e.getMessage());
    }
    return SnowflakeTranslator.judged(slice, rules, verdicts);
  }
}
