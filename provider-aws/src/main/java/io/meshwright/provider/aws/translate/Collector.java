package io.meshwright.provider.aws.translate;

import io.meshwright.api.model.DataProduct;
import io.meshwright.api.model.OutputPort;
import io.meshwright.api.name.Ordered;
import io.meshwright.api.name.PolicyId;
import io.meshwright.api.policy.TablePolicies;
import io.meshwright.api.problem.Problem;
import io.meshwright.api.resource.Address;
import io.meshwright.api.resource.Desired;
import io.meshwright.api.resource.Marker;
import io.meshwright.api.resource.Owner;
import io.meshwright.provider.aws.resource.AwsColumn;
import io.meshwright.provider.aws.resource.AwsDatabase;
import io.meshwright.provider.aws.resource.AwsFilter;
import io.meshwright.provider.aws.resource.AwsGrant;
import io.meshwright.provider.aws.resource.AwsResource;
import io.meshwright.provider.aws.resource.AwsTable;
import io.meshwright.spi.PlatformSlice;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Gathers what should exist. */
final class Collector {
  private final PlatformSlice slice;
  private final AwsTranslator.TableSettings settings;
  private final DomainStorage storage;
  private final String platform;
  private final Map<Address, Desired> desired = new TreeMap<>();
  private final Map<Address, String> holders = new HashMap<>();
  private final Map<String, DataProduct> products = new TreeMap<>();
  private final Map<String, SortedSet<String>> users = new TreeMap<>();
  private final List<Problem> problems = new ArrayList<>();

  Collector(PlatformSlice slice, AwsTranslator.TableSettings settings) {
    this.slice = slice;
    this.settings = settings;
    this.storage = new DomainStorage(slice, settings.place());
    this.platform = slice.platform().name().value();
  }

  List<Problem> problems() {
    return List.copyOf(problems);
  }

  /** Everything, the databases of what was added included. */
  List<Desired> all() {
    products.forEach(this::database);
    products.values().stream()
        .map(product -> product.address().domain())
        .distinct()
        .flatMap(domain -> storage.of(domain).stream())
        .forEach(each -> desired.put(each.address(), each));
    return List.copyOf(desired.values());
  }

  /** A table with what each identity gets on it. */
  void table(
      DataProduct product,
      OutputPort port,
      TableForm form,
      TablePolicies policies,
      SortedMap<String, Given> given) {
    Address address = AwsTable.address(platform, form.database(), form.table());
    Address database = AwsDatabase.address(platform, form.database());
    boolean free =
        claim(database, product.address().toString())
            && claim(address, policies.table().toString())
            && columns(form, policies);
    if (!free) {
      return;
    }
    products.put(form.database(), product);
    users.computeIfAbsent(form.database(), k -> new TreeSet<>()).addAll(given.keySet());
    TreeSet<String> claims = new TreeSet<>();
    Owner owner = new Owner.Marked(marker(product));
    Set<PolicyId> realises = policiesOf(policies);
    given.forEach(
        (identity, what) -> {
          AwsGrant grant = grant(form, identity, what);
          claims.add(grant.claim());
          what.part()
              .ifPresent(
                  part ->
                      add(
                          new AwsFilter(
                              form.database(),
                              form.table(),
                              grant.filter(),
                              part.columns(),
                              part.rows()),
                          new Owner.Within(address, marker(product)),
                          realises));
          add(grant, new Owner.Claimed(address, marker(product)), realises);
        });
    add(
        new AwsTable(
            form.database(),
            form.table(),
            form.columns(),
            settings.format(),
            location(port, form),
            GlueTexts.description(policies.schema().description()),
            claims),
        owner,
        List.of());
  }

  private static AwsGrant grant(TableForm form, String identity, Given what) {
    SortedSet<String> none = Ordered.set(List.<String>of());
    return what.part().isPresent()
        ? new AwsGrant(
            form.database(),
            form.table(),
            AwsNames.filter(identity),
            identity,
            Ordered.set(List.of("SELECT")),
            none)
        : new AwsGrant(
            form.database(),
            form.table(),
            "",
            identity,
            what.permissions(),
            what.grantable() ? what.permissions() : none);
  }

  /** A port of another major version has tables of its own, and so a place of its own. */
  private String location(OutputPort port, TableForm form) {
    return storage.location(port.address().product().domain())
        + "/"
        + form.database()
        + "/"
        + port.address().port()
        + "_v"
        + port.address().major()
        + "/"
        + form.table()
        + "/";
  }

  private void database(String name, DataProduct product) {
    SortedSet<String> identities = users.getOrDefault(name, Ordered.set(List.<String>of()));
    add(
        new AwsDatabase(
            name,
            GlueTexts.description(product.description()),
            storage.location(product.address().domain()) + "/" + name + "/",
            identities),
        new Owner.Marked(marker(product)),
        List.of());
    for (String identity : identities) {
      add(
          new AwsGrant(
              name,
              "",
              "",
              identity,
              Ordered.set(List.of("DESCRIBE")),
              Ordered.set(List.<String>of())),
          new Owner.Claimed(AwsDatabase.address(platform, name), marker(product)),
          List.of());
    }
  }

  private Marker marker(DataProduct product) {
    return new Marker(slice.mesh(), product.address().toString());
  }

  private static Set<PolicyId> policiesOf(TablePolicies policies) {
    Set<PolicyId> ids = new TreeSet<>();
    policies.grants().forEach(g -> ids.add(g.policy()));
    policies.rowPolicies().forEach(r -> ids.add(r.policy()));
    policies.masks().values().forEach(list -> list.forEach(m -> ids.add(m.policy())));
    return ids;
  }

  private boolean claim(Address address, String holder) {
    String other = holders.putIfAbsent(address, holder);
    if (other == null || other.equals(holder)) {
      return true;
    }
    problems.add(
        Problem.error(
            "name-collision",
            holder,
            "the name of " + address + " is already that of " + other,
            "choose another name"));
    return false;
  }

  private boolean columns(TableForm form, TablePolicies policies) {
    Set<String> seen = new HashSet<>();
    for (AwsColumn column : form.columns()) {
      if (!seen.add(column.name())) {
        problems.add(
            Problem.error(
                "name-collision",
                policies.table() + "." + column.published(),
                "two columns become '" + column.name() + "' in Glue",
                "rename one of the two"));
        return false;
      }
    }
    return true;
  }

  private void add(AwsResource resource, Owner owner, Collection<PolicyId> realises) {
    desired.put(
        resource.address(platform),
        new Desired(resource.toResource(platform), owner, Ordered.set(realises)));
  }
}
