package io.meshwright.provider.aws.redshift.translate;

import io.meshwright.api.model.DataProduct;
import io.meshwright.api.model.PortKind;
import io.meshwright.api.name.Ordered;
import io.meshwright.api.name.PolicyId;
import io.meshwright.api.name.PrincipalId;
import io.meshwright.api.name.TableAddress;
import io.meshwright.api.plan.PolicyVerdict;
import io.meshwright.api.policy.TablePolicies;
import io.meshwright.api.resource.Address;
import io.meshwright.provider.aws.redshift.resource.RsShare;
import io.meshwright.provider.aws.redshift.resource.RsTable;
import io.meshwright.spi.PlatformSlice;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** Ports of tables, and those that are shared besides. */
final class TablePorts {
  private final PlatformSlice slice;
  private final Principals principals;
  private final Collector collector;
  private final List<PolicyVerdict> verdicts = new ArrayList<>();
  private final TreeMap<TableAddress, Address> subjects = new TreeMap<>();

  TablePorts(PlatformSlice slice, Principals principals, Collector collector) {
    this.slice = slice;
    this.principals = principals;
    this.collector = collector;
  }

  List<PolicyVerdict> verdicts() {
    return List.copyOf(verdicts);
  }

  SortedMap<TableAddress, Address> subjects() {
    return Ordered.map(subjects);
  }

  void add(DataProduct product, PlatformSlice.SlicePort port) {
    boolean shares = port.port().kind() == PortKind.SHARE;
    List<RsPolicies> tables = new ArrayList<>();
    for (TablePolicies policies : port.tables()) {
      tables.add(
          new RsPolicies(
              policies,
              TableForm.of(slice.platform().namePrefix(), port.port(), policies.schema())));
    }
    ShareReaders readers = new ShareReaders(shares, principals, tables);
    List<RsPolicies> shared = new ArrayList<>();
    for (RsPolicies table : tables) {
      boolean open = table(product, table, readers, shares);
      if (open && !ShareReaders.isMasked(table)) {
        shared.add(table);
      }
    }
    if (shares && !shared.isEmpty()) {
      share(product, port, readers, shared);
    }
  }

  /** Whether it was placed and is open. */
  private boolean table(
      DataProduct product, RsPolicies table, ShareReaders readers, boolean shares) {
    RsPolicies ofRoles = new RsPolicies(readers.ofRoles(table.policies()), table.form());
    List<PolicyVerdict> own =
        readers.verdicts(table, RsVerdicts.of(ofRoles)).stream().map(slice::judged).toList();
    boolean closes = own.stream().anyMatch(PolicyVerdict::closes);
    boolean placed =
        collector.table(
            product,
            closes ? new RsPolicies(ofRoles.policies().withoutGrants(), table.form()) : ofRoles,
            shares);
    verdicts.addAll(own);
    subjects.put(
        table.policies().table(),
        RsTable.address(
            slice.platform().name().value(), table.form().schema(), table.form().table()));
    return placed && !closes;
  }

  private void share(
      DataProduct product,
      PlatformSlice.SlicePort port,
      ShareReaders readers,
      List<RsPolicies> shared) {
    TreeSet<String> names = new TreeSet<>();
    shared.forEach(t -> names.add(t.form().table()));
    SortedMap<PrincipalId, Set<PolicyId>> reasons = new TreeMap<>();
    for (PrincipalId reader : readers.readers()) {
      Set<PolicyId> policies = new TreeSet<>();
      for (RsPolicies table : shared) {
        table.policies().grants().stream()
            .filter(g -> g.to().contains(reader))
            .forEach(g -> policies.add(g.policy()));
      }
      if (!policies.isEmpty()) {
        reasons.put(reader, policies);
      }
    }
    collector.share(
        product,
        new RsShare(
            shared.getFirst().form().schema(),
            RsNames.share(slice.platform().namePrefix(), port.port().address()),
            names,
            true,
            false,
            false),
        reasons);
  }
}
