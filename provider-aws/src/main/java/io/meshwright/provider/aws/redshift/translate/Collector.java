package io.meshwright.provider.aws.redshift.translate;

import io.meshwright.api.model.DataProduct;
import io.meshwright.api.name.Ordered;
import io.meshwright.api.name.PolicyId;
import io.meshwright.api.name.PrincipalId;
import io.meshwright.api.policy.TablePolicies;
import io.meshwright.api.problem.Problem;
import io.meshwright.api.resource.Address;
import io.meshwright.api.resource.Desired;
import io.meshwright.api.resource.Marker;
import io.meshwright.api.resource.Owner;
import io.meshwright.provider.aws.redshift.resource.PolicyNames;
import io.meshwright.provider.aws.redshift.resource.RsColumn;
import io.meshwright.provider.aws.redshift.resource.RsGrant;
import io.meshwright.provider.aws.redshift.resource.RsMask;
import io.meshwright.provider.aws.redshift.resource.RsResource;
import io.meshwright.provider.aws.redshift.resource.RsRowPolicy;
import io.meshwright.provider.aws.redshift.resource.RsSchema;
import io.meshwright.provider.aws.redshift.resource.RsShare;
import io.meshwright.provider.aws.redshift.resource.RsShareAuthorisation;
import io.meshwright.provider.aws.redshift.resource.RsShareGrant;
import io.meshwright.provider.aws.redshift.resource.RsTable;
import io.meshwright.provider.aws.redshift.resource.RsTable.RowSecurity;
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
  private static final int MAX_DESCRIPTION = 1_000;
  private static final String USAGE = "USAGE";

  private final PlatformSlice slice;
  private final String platform;
  private final Principals principals;
  private final Map<Address, Desired> desired = new TreeMap<>();
  private final Map<Address, String> holders = new HashMap<>();
  private final Map<String, DataProduct> products = new TreeMap<>();
  private final Map<String, SortedSet<String>> users = new TreeMap<>();
  private final List<Problem> problems = new ArrayList<>();

  Collector(PlatformSlice slice, Principals principals) {
    this.slice = slice;
    this.principals = principals;
    this.platform = slice.platform().name().value();
  }

  List<Problem> problems() {
    return List.copyOf(problems);
  }

  /** Everything, the schemas of what was added included. */
  List<Desired> all() {
    products.forEach(this::schema);
    return List.copyOf(desired.values());
  }

  /**
   * A table with what its policies give.
   *
   * @param shared whether datashares let it be read
   * @return whether it could be placed
   */
  boolean table(DataProduct product, RsPolicies policies, boolean shared) {
    TableForm form = policies.form();
    Address address = RsTable.address(platform, form.schema(), form.table());
    boolean free =
        claim(RsSchema.address(platform, form.schema()), product.address().toString())
            && claim(address, policies.policies().table().toString())
            && columns(form, policies.policies());
    if (!free) {
      return false;
    }
    products.put(form.schema(), product);
    Set<String> here = users.computeIfAbsent(form.schema(), k -> new TreeSet<>());
    policies.discoverers().forEach(p -> principals.identity(p).ifPresent(here::add));
    TreeSet<String> claims = new TreeSet<>();
    Set<PolicyId> realises = policiesOf(policies.policies());
    SortedMap<String, Given> given = new TreeMap<>();
    policies
        .given()
        .forEach((id, what) -> principals.identity(id).ifPresent(name -> given.put(name, what)));
    RowSecurity security = policies.rowSecurity();
    List<Address> everyPolicy = rowPolicies(product, address, given, realises);
    given.forEach(
        (role, what) -> {
          here.add(role);
          claims.add(role);
          grant(product, address, role, what, realises, needs(security, everyPolicy, role));
        });
    masks(product, address, policies, realises);
    add(
        new RsTable(
            form.schema(),
            form.table(),
            form.columns(),
            described(policies.policies().schema().description()),
            security,
            shared,
            claims),
        new Owner.Marked(marker(product)),
        List.of());
    return true;
  }

  /**
   * A datashare of some tables of a product.
   *
   * @param readers who may use it, each with the policies that say so
   */
  void share(DataProduct product, RsShare share, SortedMap<PrincipalId, Set<PolicyId>> readers) {
    Address schema = RsSchema.address(platform, share.schema());
    if (!claim(RsShare.address(platform, "", share.name()), product.address().toString())) {
      return;
    }
    add(share, new Owner.Within(schema, marker(product)), List.of());
    readers.forEach(
        (principal, policies) ->
            principals
                .consumer(principal)
                .ifPresent(
                    consumer ->
                        use(
                            RsShareGrant.usage(share.schema(), share.name(), consumer),
                            new Owner.Claimed(schema, marker(product)),
                            policies)));
  }

  /** Another account has to be authorised besides. */
  private void use(RsShareGrant use, Owner owner, Set<PolicyId> policies) {
    add(use, owner, policies);
    if (use.grantee().startsWith(RsShareGrant.ACCOUNT)) {
      add(RsShareAuthorisation.toRead(use.schema(), use.share(), use.grantee()), owner, policies);
    }
  }

  private List<Address> rowPolicies(
      DataProduct product, Address table, SortedMap<String, Given> given, Set<PolicyId> realises) {
    String schema = table.path().get(0);
    String name = table.path().get(1);
    List<Address> all = new ArrayList<>();
    given.forEach(
        (role, what) ->
            what.rows()
                .ifPresent(
                    rows -> {
                      RsRowPolicy policy =
                          new RsRowPolicy(
                              schema, name, role, PolicyNames.rowPolicy(schema, name, role), rows);
                      all.add(policy.address(platform));
                      add(policy, new Owner.Within(table, marker(product)), realises);
                    }));
    return all;
  }

  /**
   * The row policy comes before the right that it limits, and goes after it. Where all have to keep
   * a row, each policy limits each right.
   */
  private static List<Address> needs(RowSecurity security, List<Address> policies, String role) {
    return policies.stream()
        .filter(p -> security == RowSecurity.AND || p.path().get(2).equals(role))
        .toList();
  }

  private void grant(
      DataProduct product,
      Address table,
      String role,
      Given what,
      Set<PolicyId> realises,
      List<Address> policies) {
    List<Address> needs = new ArrayList<>(policies);
    needs.add(table);
    add(
        RsGrant.of(
                table.path().get(0), table.path().get(1), role, what.privileges(), what.columns())
            .after(needs),
        new Owner.Claimed(table, marker(product)),
        realises);
  }

  private void masks(
      DataProduct product, Address table, RsPolicies policies, Set<PolicyId> realises) {
    policies
        .policies()
        .masks()
        .forEach(
            (column, masks) -> {
              if (!masks.isEmpty()) {
                add(
                    new RsMask(
                        table.path().get(0),
                        table.path().get(1),
                        policies.form().name(column),
                        policies.maskLevels(column).levels(principals::exempt)),
                    new Owner.Within(table, marker(product)),
                    realises);
              }
            });
  }

  private void schema(String name, DataProduct product) {
    SortedSet<String> roles = users.getOrDefault(name, Ordered.set(List.<String>of()));
    Address address = RsSchema.address(platform, name);
    add(
        new RsSchema(name, described(product.description()), roles),
        new Owner.Marked(marker(product)),
        List.of());
    for (String role : roles) {
      add(
          RsGrant.of(name, "", role, List.of(USAGE), List.of()),
          new Owner.Claimed(address, marker(product)),
          List.of());
    }
  }

  private Marker marker(DataProduct product) {
    return new Marker(slice.mesh(), product.address().toString());
  }

  /** What a comment keeps: a backslash has no sure form in a literal. */
  private static String described(String text) {
    String kept = text.replace('\\', '/').replace('\0', ' ').strip();
    return kept.length() <= MAX_DESCRIPTION ? kept : kept.substring(0, MAX_DESCRIPTION).strip();
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
    for (RsColumn column : form.columns()) {
      if (!seen.add(column.name())) {
        problems.add(
            Problem.error(
                "name-collision",
                policies.table() + "." + column.published(),
                "two columns become '" + column.name() + "' in Redshift",
                "rename one of the two"));
        return false;
      }
    }
    return true;
  }

  private void add(RsResource resource, Owner owner, Collection<PolicyId> realises) {
    desired.put(
        resource.address(platform),
        new Desired(resource.toResource(platform), owner, Ordered.set(realises)));
  }
}
