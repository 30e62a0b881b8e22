package io.meshwright.provider.snowflake.translate;

import io.meshwright.api.model.DataProduct;
import io.meshwright.api.name.Ordered;
import io.meshwright.api.name.PolicyId;
import io.meshwright.api.problem.Problem;
import io.meshwright.api.resource.Address;
import io.meshwright.api.resource.Desired;
import io.meshwright.api.resource.Marker;
import io.meshwright.api.resource.Owner;
import io.meshwright.provider.snowflake.resource.SfDatabaseRole;
import io.meshwright.provider.snowflake.resource.SfDynamicTable;
import io.meshwright.provider.snowflake.resource.SfGrant;
import io.meshwright.provider.snowflake.resource.SfResource;
import io.meshwright.provider.snowflake.resource.SfRoleGrant;
import io.meshwright.provider.snowflake.resource.SfSchema;
import io.meshwright.provider.snowflake.resource.SfStage;
import io.meshwright.provider.snowflake.resource.SfTable;
import io.meshwright.provider.snowflake.resource.SfTask;
import io.meshwright.provider.snowflake.resource.SfView;
import io.meshwright.spi.PlatformSlice;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;

/** Gathers what should exist. */
final class Collector {
  private static final String USAGE = "USAGE";

  private final PlatformSlice slice;
  private final String platform;
  private final Map<Address, Desired> desired = new TreeMap<>();
  private final Map<Address, List<Address>> policiesOf = new HashMap<>();
  private final Reach reach;
  private final List<Problem> problems = new ArrayList<>();
  private final Holders holders = new Holders(problems);
  private final Containers containers;

  Collector(PlatformSlice slice) {
    this.slice = slice;
    this.platform = slice.platform().name().value();
    this.reach = new Reach(platform);
    this.containers = new Containers(slice, holders);
  }

  List<Problem> problems() {
    return List.copyOf(problems);
  }

  /** Everything, and the databases and schemas that it is in. */
  List<Desired> all() {
    containers.addTo(this);
    return List.copyOf(desired.values());
  }

  /** A problem that keeps something from being there. */
  void problem(Problem problem) {
    problems.add(problem);
  }

  boolean claim(Address address, String holder, String remedy) {
    return holders.claim(address, holder, remedy);
  }

  boolean claim(Address address, String holder) {
    return holders.claim(address, holder);
  }

  /** A table with its policies; whether it could be placed. */
  boolean table(DataProduct product, TableRules rules) {
    TableForm form = rules.form();
    Place place = form.place();
    Address table = address(rules);
    List<SfView> views = ViewBodies.of(rules);
    boolean free =
        isFree(product, place, table, rules.policies().table().toString())
            // Tables and views of a schema have one space of names.
            && views.stream()
                .allMatch(
                    v ->
                        isNamed(
                            v.database(),
                            v.schema(),
                            v.name(),
                            "the view of " + rules.policies().table()))
            && columns(rules);
    if (!free) {
      return false;
    }
    containers.use(product, place);
    add(
        new SfTable(
            place.database(),
            place.schema(),
            form.table(),
            form.columns(),
            Containers.described(rules.policies().schema().description()),
            form.storage().volume(),
            form.storage().external().map(f -> f.of(place, form.table())),
            form.isTracked()),
        new Owner.Marked(marker(product)),
        List.of());
    views.forEach(v -> add(v, new Owner.Marked(marker(product)), rules.realises()));
    if (rules.byView()) {
      return true;
    }
    List<SfResource> policies = NativePolicies.of(rules);
    policies.forEach(p -> add(p, new Owner.Within(table, marker(product)), rules.realises()));
    policiesOf.put(table, policies.stream().map(p -> p.address(platform)).toList());
    return true;
  }

  /** A port's view; whether it could be placed. */
  boolean view(DataProduct product, TableRules rules) {
    Place place = rules.form().place();
    String table = rules.policies().table().toString();
    Optional<SfDynamicTable> dynamic = ViewBodies.dynamic(rules);
    if (!isFree(product, place, address(rules), table)
        || !dynamic
            .map(d -> isNamed(d.database(), d.schema(), d.name(), "the data of " + table))
            .orElse(true)
        || !columns(rules)) {
      return false;
    }
    containers.use(product, place);
    String description = Containers.described(rules.policies().schema().description());
    dynamic.ifPresent(d -> add(d, new Owner.Marked(marker(product)), List.of()));
    add(ViewBodies.view(rules, description), new Owner.Marked(marker(product)), rules.realises());
    return true;
  }

  /** Whatever is read by its name in a schema has one space of names there. */
  private boolean isNamed(String database, String schema, String name, String holder) {
    return holders.claim(SfTable.address(platform, database, schema, name), holder);
  }

  /** Whether a name is free; tables and views of a schema have one space of names. */
  private boolean isFree(DataProduct product, Place place, Address address, String holder) {
    return containers.isIts(product, place) && holders.claim(address, holder);
  }

  /** A stage of a port of files; whether it could be placed. */
  boolean stage(DataProduct product, SfStage stage, String table) {
    Place place = new Place(stage.database(), stage.schema());
    boolean free = isFree(product, place, stage.address(platform), table);
    if (free) {
      containers.use(product, place);
      add(stage, new Owner.Marked(marker(product)), List.of());
    }
    return free;
  }

  /** The schema of a product; whether it could be placed. */
  boolean schema(DataProduct product, Place place) {
    return containers.place(product, place);
  }

  /** The registry of a port of models; whether it could be placed. */
  boolean registry(DataProduct product, SfSchema registry, String table) {
    boolean free =
        containers.isItsDatabase(product, registry.database())
            && holders.claim(registry.address(platform), table);
    if (free) {
      containers.use(product, registry.database());
      add(registry, new Owner.Marked(marker(product)), List.of());
    }
    return free;
  }

  /** A role of a port, with all that it gets and those who get it. */
  Made role(DataProduct product, Place place, PortRoles.PortRole role) {
    List<PolicyId> realises = new ArrayList<>();
    role.tables().forEach(t -> realises.addAll(t.realises()));
    Made all = role(product, place, role.name(), role.to(), realises);
    SfDatabaseRole made = all.role();
    for (TableRules table : role.tables()) {
      // What limits a privilege comes before it and goes after it.
      grant(place, table.form().table(), made, role.onTable(table))
          .map(g -> g.on(table.form().storage().kind()))
          .map(g -> g.after(policiesOf.getOrDefault(address(table), List.of())))
          .ifPresent(g -> add(g, all.within(), table.realises()));
      grant(place, role.view(table), made, role.onView(table))
          .ifPresent(g -> add(g.onView(), all.within(), table.realises()));
    }
    return all;
  }

  /** A role, and what says that something that it gets is of ours. */
  record Made(SfDatabaseRole role, Owner within) {}

  /** A role that is let into its schema, and those who get it. */
  Made role(
      DataProduct product,
      Place place,
      String name,
      SortedSet<String> to,
      Collection<PolicyId> realises) {
    return role(product, place.database(), List.of(place), name, to, realises);
  }

  /** The same that is let into several schemas of a database. */
  Made role(
      DataProduct product,
      String database,
      Collection<Place> places,
      String name,
      SortedSet<String> to,
      Collection<PolicyId> realises) {
    SfDatabaseRole made = new SfDatabaseRole(database, name, to);
    Address address = made.address(platform);
    holders.claim(address, product.address().toString());
    Owner within = new Owner.Within(address, marker(product));
    add(made, new Owner.Marked(marker(product)), realises);
    enters(database, "", made.grantee(), within);
    places.forEach(place -> enters(database, place.schema(), made.grantee(), within));
    Owner claimed = new Owner.Claimed(address, marker(product));
    for (String t : to) {
      places.forEach(place -> reach.add(place, made, t));
      add(new SfRoleGrant(database, name, t, List.of()), claimed, realises);
    }
    return new Made(made, within);
  }

  private void enters(String database, String schema, String grantee, Owner within) {
    add(SfGrant.of(database, schema, "", grantee, List.of(USAGE)), within, List.of());
  }

  private static Optional<SfGrant> grant(
      Place place, String on, SfDatabaseRole to, List<String> privileges) {
    return privileges.isEmpty()
        ? Optional.empty()
        : Optional.of(SfGrant.of(place.database(), place.schema(), on, to.grantee(), privileges));
  }

  /** A task of a product, after the streams that it follows and the rights that it needs. */
  void task(DataProduct product, SfTask task, TaskStreams.Found.Streams found, String subject) {
    Place place = new Place(task.database(), task.schema());
    Owner owner = new Owner.Marked(marker(product));
    boolean free =
        isFree(product, place, task.address(platform), subject)
            && found.streams().stream()
                .allMatch(
                    s ->
                        isNamed(s.database(), s.schema(), s.name(), subject + " on " + s.source()));
    if (free) {
      containers.use(product, place);
      found.streams().forEach(s -> add(s, owner, List.of()));
      desired.put(task.address(platform), reach.after(task, place, owner, found.needs()));
    }
  }

  /** Which platform. */
  String platform() {
    return platform;
  }

  Address address(TableRules rules) {
    Place place = rules.form().place();
    return SfTable.address(platform, place.database(), place.schema(), rules.form().table());
  }

  Marker marker(DataProduct product) {
    return new Marker(slice.mesh(), product.address().toString());
  }

  private boolean columns(TableRules rules) {
    Optional<Problem> problem = TableColumns.problem(rules);
    problem.ifPresent(problems::add);
    return problem.isEmpty();
  }

  void add(SfResource resource, Owner owner, Collection<PolicyId> realises) {
    desired.put(
        resource.address(platform),
        new Desired(resource.toResource(platform), owner, Ordered.set(realises)));
  }
}
