package io.meshwright.provider.snowflake.translate;

import io.meshwright.api.model.DataProduct;
import io.meshwright.api.name.DomainName;
import io.meshwright.api.name.Ordered;
import io.meshwright.api.name.PolicyId;
import io.meshwright.api.problem.Problem;
import io.meshwright.api.resource.Address;
import io.meshwright.api.resource.Desired;
import io.meshwright.api.resource.Marker;
import io.meshwright.api.resource.Owner;
import io.meshwright.provider.snowflake.resource.SfColumn;
import io.meshwright.provider.snowflake.resource.SfDatabase;
import io.meshwright.provider.snowflake.resource.SfDatabaseRole;
import io.meshwright.provider.snowflake.resource.SfGrant;
import io.meshwright.provider.snowflake.resource.SfMask;
import io.meshwright.provider.snowflake.resource.SfResource;
import io.meshwright.provider.snowflake.resource.SfRoleGrant;
import io.meshwright.provider.snowflake.resource.SfRowPolicy;
import io.meshwright.provider.snowflake.resource.SfSchema;
import io.meshwright.provider.snowflake.resource.SfShare;
import io.meshwright.provider.snowflake.resource.SfShareAccount;
import io.meshwright.provider.snowflake.resource.SfTable;
import io.meshwright.spi.PlatformSlice;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Gathers what should exist. */
final class Collector {
  private static final int MAX_DESCRIPTION = 1_000;
  private static final String USAGE = "USAGE";

  private final PlatformSlice slice;
  private final String platform;
  private final Map<Address, Desired> desired = new TreeMap<>();
  private final Map<Address, String> holders = new HashMap<>();
  private final Map<String, DomainName> databases = new TreeMap<>();
  private final Map<Place, DataProduct> products = new HashMap<>();
  private final Map<Address, List<Address>> policiesOf = new HashMap<>();
  private final List<Problem> problems = new ArrayList<>();

  Collector(PlatformSlice slice) {
    this.slice = slice;
    this.platform = slice.platform().name().value();
  }

  List<Problem> problems() {
    return List.copyOf(problems);
  }

  /** Everything, the databases and schemas of what was added included. */
  List<Desired> all() {
    databases.forEach(
        (name, domain) ->
            add(
                new SfDatabase(name, ""),
                new Owner.Marked(new Marker(slice.mesh(), domain.value())),
                List.of()));
    products.forEach(
        (place, product) ->
            add(
                new SfSchema(
                    place.database(), place.schema(), true, described(product.description())),
                new Owner.Marked(marker(product)),
                List.of()));
    return List.copyOf(desired.values());
  }

  /** A table with its policies; whether it could be placed. */
  boolean table(DataProduct product, TableRules rules) {
    TableForm form = rules.form();
    Place place = form.place();
    DomainName domain = product.address().domain();
    Address table = address(rules);
    boolean free =
        claim(SfDatabase.address(platform, place.database()), domain.value())
            && claim(
                SfSchema.address(platform, place.database(), place.schema()),
                product.address().toString())
            && claim(table, rules.policies().table().toString())
            && (!rules.byView()
                // Tables and views of a schema have one space of names.
                || claim(
                    SfTable.address(platform, place.database(), place.schema(), form.view()),
                    "the view of " + rules.policies().table()))
            && columns(rules);
    if (!free) {
      return false;
    }
    databases.put(place.database(), domain);
    products.put(place, product);
    add(
        new SfTable(
            place.database(),
            place.schema(),
            form.table(),
            form.columns(),
            described(rules.policies().schema().description()),
            form.storage().volume()),
        new Owner.Marked(marker(product)),
        List.of());
    if (rules.byView()) {
      add(rules.view(), new Owner.Marked(marker(product)), rules.realises());
      return true;
    }
    List<SfResource> policies = new ArrayList<>();
    rules
        .rows()
        .ifPresent(
            rows ->
                policies.add(
                    new SfRowPolicy(
                        place.database(),
                        place.schema(),
                        form.table(),
                        List.copyOf(rules.rowColumns()),
                        rows)));
    rules
        .masks()
        .forEach(
            (column, rule) ->
                policies.add(
                    new SfMask(
                        place.database(),
                        place.schema(),
                        form.table(),
                        column,
                        new SfMask.Look.Ruled(rule))));
    policies.forEach(p -> add(p, new Owner.Within(table, marker(product)), rules.realises()));
    policiesOf.put(table, policies.stream().map(p -> p.address(platform)).toList());
    return true;
  }

  /** A role of a port, with all that it gets and those who get it. */
  void role(DataProduct product, Place place, PortRoles.PortRole role) {
    SfDatabaseRole made = new SfDatabaseRole(place.database(), role.name(), role.to());
    Address address = made.address(platform);
    Owner within = new Owner.Within(address, marker(product));
    List<PolicyId> realises = new ArrayList<>();
    role.tables().forEach(t -> realises.addAll(t.realises()));
    add(made, new Owner.Marked(marker(product)), realises);
    add(SfGrant.of(place.database(), "", "", made.grantee(), List.of(USAGE)), within, List.of());
    add(
        SfGrant.of(place.database(), place.schema(), "", made.grantee(), List.of(USAGE)),
        within,
        List.of());
    for (TableRules table : role.tables()) {
      // What limits a privilege comes before it and goes after it.
      grant(place, table.form().table(), made, role.onTable(table))
          .map(g -> g.on(table.form().storage().kind()))
          .map(g -> g.after(policiesOf.getOrDefault(address(table), List.of())))
          .ifPresent(g -> add(g, within, table.realises()));
      grant(place, table.form().view(), made, role.onView(table))
          .ifPresent(g -> add(g.onView(), within, table.realises()));
    }
    for (String to : role.to()) {
      add(
          new SfRoleGrant(place.database(), role.name(), to, List.of()),
          new Owner.Claimed(address, marker(product)),
          realises);
    }
  }

  private static Optional<SfGrant> grant(
      Place place, String on, SfDatabaseRole to, List<String> privileges) {
    return privileges.isEmpty()
        ? Optional.empty()
        : Optional.of(SfGrant.of(place.database(), place.schema(), on, to.grantee(), privileges));
  }

  /**
   * The share of another account. It holds the database and a role of its own; the account comes
   * last, so that nothing is open before all is there.
   */
  void share(DataProduct product, Place place, Consumers consumer) {
    SfShare made = new SfShare(consumer.share(), Ordered.set(List.of(consumer.account())));
    Address address = made.address(platform);
    if (!claim(address, product.address().toString())) {
      return;
    }
    String grantee = SfShare.grantee(made.name());
    List<PolicyId> realises = new ArrayList<>();
    consumer.tables().forEach(t -> realises.addAll(t.realises()));
    add(made, new Owner.Marked(marker(product)), realises);
    add(
        SfGrant.of(place.database(), "", "", grantee, List.of(USAGE)),
        new Owner.Within(address, marker(product)),
        List.of());
    role(product, place, consumer.portRole(grantee));
    List<Address> needs = new ArrayList<>();
    needs.add(SfRoleGrant.address(platform, place.database(), consumer.role(), grantee));
    String role = SfGrant.databaseRole(place.database(), consumer.role());
    needs.add(SfGrant.address(platform, place.database(), "", "", role));
    needs.add(SfGrant.address(platform, place.database(), place.schema(), "", role));
    for (TableRules table : consumer.readable()) {
      needs.add(
          SfGrant.address(platform, place.database(), place.schema(), table.form().table(), role));
    }
    add(
        new SfShareAccount(made.name(), consumer.account(), needs),
        new Owner.Claimed(address, marker(product)),
        realises);
  }

  Address address(TableRules rules) {
    Place place = rules.form().place();
    return SfTable.address(platform, place.database(), place.schema(), rules.form().table());
  }

  private Marker marker(DataProduct product) {
    return new Marker(slice.mesh(), product.address().toString());
  }

  private static String described(String text) {
    String kept = text.replace('\0', ' ').strip();
    return kept.length() <= MAX_DESCRIPTION ? kept : kept.substring(0, MAX_DESCRIPTION).strip();
  }

  boolean claim(Address address, String holder) {
    String other = holders.putIfAbsent(address, holder);
    if (other == null || other.equals(holder)) {
      return true;
    }
    boolean own = address.kind().equals(SfDatabase.KIND);
    problems.add(
        Problem.error(
            "name-collision",
            holder,
            "the name of " + address + " is already that of " + other,
            own
                ? "place one domain on an account that names its database, or leave out 'database'"
                : "choose another name"));
    return false;
  }

  private boolean columns(TableRules rules) {
    Set<String> seen = new HashSet<>();
    for (SfColumn column : rules.form().columns()) {
      if (!seen.add(column.name())) {
        problems.add(
            Problem.error(
                "name-collision",
                rules.policies().table() + "." + column.published(),
                "two columns become '" + column.name() + "' in Snowflake",
                "rename one of the two"));
        return false;
      }
      Optional<String> refusal =
          rules
              .policies()
              .schema()
              .column(column.published())
              .flatMap(c -> rules.form().storage().refusal(c.type()));
      if (refusal.isPresent()) {
        problems.add(
            Problem.error(
                "bad-type",
                rules.policies().table() + "." + column.published(),
                refusal.get(),
                "choose a type that Snowflake keeps, or place the port elsewhere"));
        return false;
      }
    }
    return true;
  }

  private void add(SfResource resource, Owner owner, Collection<PolicyId> realises) {
    desired.put(
        resource.address(platform),
        new Desired(resource.toResource(platform), owner, Ordered.set(realises)));
  }
}
