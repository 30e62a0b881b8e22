package io.meshwright.provider.aws.translate;

import io.meshwright.api.model.DataProduct;
import io.meshwright.api.name.Ordered;
import io.meshwright.api.name.PolicyId;
import io.meshwright.api.name.PrincipalId;
import io.meshwright.api.name.TableAddress;
import io.meshwright.api.plan.PolicyVerdict;
import io.meshwright.api.policy.TablePolicies;
import io.meshwright.api.problem.Problem;
import io.meshwright.api.resource.Address;
import io.meshwright.api.resource.Desired;
import io.meshwright.api.resource.Marker;
import io.meshwright.api.resource.Owner;
import io.meshwright.provider.aws.resource.AwsPrincipal;
import io.meshwright.provider.aws.resource.AwsResource;
import io.meshwright.spi.PlatformSlice;
import io.meshwright.spi.Translation;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** A translation as it grows: what should exist, what is said of it, and what stands in its way. */
final class Draft {
  private final PlatformSlice slice;
  private final String platform;
  private final Principals principals;
  private final TreeMap<Address, Desired> desired = new TreeMap<>();
  private final Map<Address, String> holders = new HashMap<>();
  private final TreeMap<TableAddress, Address> subjects = new TreeMap<>();
  private final List<PolicyVerdict> verdicts = new ArrayList<>();
  private final List<Problem> problems = new ArrayList<>();
  private final Set<String> reserved = new TreeSet<>();

  /**
   * An empty one.
   *
   * @param account the number of the account; empty where nobody says
   */
  Draft(PlatformSlice slice, Optional<String> account) {
    this.slice = slice;
    this.platform = slice.platform().name().value();
    this.principals = new Principals(slice, account);
  }

  PlatformSlice slice() {
    return slice;
  }

  /** The platform's name, with which addresses begin. */
  String platform() {
    return platform;
  }

  /** Adds something that should exist. */
  void add(AwsResource resource, Owner owner, Collection<PolicyId> realises) {
    add(new Desired(resource.toResource(platform), owner, Ordered.set(realises)));
  }

  /** Adds something that should exist. */
  void add(Desired what) {
    desired.put(what.address(), what);
  }

  /** What is to exist of a kind, at and below a path. */
  List<Desired> under(String kind, List<String> path) {
    Address prefix = new Address(platform, kind, path);
    return desired.tailMap(prefix, true).values().stream()
        .takeWhile(d -> d.address().isWithin(prefix))
        .toList();
  }

  /** What is to exist at an address. */
  Optional<Desired> at(Address address) {
    return Optional.ofNullable(desired.get(address));
  }

  /** Puts another form of something in its place. */
  void replace(AwsResource resource) {
    desired.computeIfPresent(
        resource.address(platform),
        (address, old) -> new Desired(resource.toResource(platform), old.owner(), old.realises()));
  }

  /** Takes something out again. */
  void remove(Address address) {
    desired.remove(address);
  }

  /** Whether something is to exist. */
  boolean has(Address address) {
    return desired.containsKey(address);
  }

  /** Says what lifting is asked about a table. */
  void subject(TableAddress table, Address subject) {
    subjects.put(table, subject);
  }

  /** Adds a verdict, with the workspace's acceptance, and returns it. */
  PolicyVerdict judge(PolicyVerdict verdict) {
    PolicyVerdict judged = slice.judged(verdict);
    verdicts.add(judged);
    return judged;
  }

  /** Says by whose rights views select: he is nobody of the mesh. */
  void reserve(String identity) {
    reserved.add(identity);
  }

  void problem(Problem problem) {
    problems.add(problem);
  }

  /** Takes a name for somebody; that two want the same is a problem of the run. */
  boolean claim(Address address, String holder) {
    String other = holders.putIfAbsent(address, holder);
    if (other == null || other.equals(holder)) {
      return true;
    }
    problem(
        Problem.error(
            "name-collision",
            holder,
            "the name of " + address + " is already that of " + other,
            "choose another name"));
    return false;
  }

  Marker marker(DataProduct product) {
    return new Marker(slice.mesh(), product.address().toString());
  }

  /** What each native identity gets; a principal without one is a problem of the run. */
  <T> SortedMap<String, T> named(Map<PrincipalId, T> given) {
    TreeMap<String, T> named = new TreeMap<>();
    given.forEach((id, what) -> principals.identity(id).ifPresent(name -> named.put(name, what)));
    return named;
  }

  /** Whether a principal is an account or an organisation. */
  boolean isMany(PrincipalId principal) {
    return principals.known(principal).filter(AwsPrincipal::isMany).isPresent();
  }

  Principals principals() {
    return principals;
  }

  /** Who makes a product's data writes it, which nobody of another account can. */
  void checkProducer(DataProduct product) {
    product
        .producer()
        .filter(p -> principals.known(p).filter(principals::isOutside).isPresent())
        .ifPresent(
            p ->
                problem(
                    Problem.error(
                        "bad-identity",
                        product.address().toString(),
                        "its producer %s is of another account, and those only read".formatted(p),
                        "let a role of the platform's own account write it")));
  }

  /** Every policy about a table. */
  static Set<PolicyId> policiesOf(TablePolicies policies) {
    Set<PolicyId> ids = new TreeSet<>();
    policies.grants().forEach(g -> ids.add(g.policy()));
    policies.rowPolicies().forEach(r -> ids.add(r.policy()));
    policies.masks().values().forEach(list -> list.forEach(m -> ids.add(m.policy())));
    return ids;
  }

  Translation translation() {
    principals
        .identities()
        .forEach(
            (id, name) -> {
              if (reserved.contains(name)) {
                problem(
                    Problem.error(
                        "bad-identity",
                        id.toString(),
                        "'" + name + "' is the definer of views, who sees every table whole",
                        "give the principal, or the setting 'definer', another role"));
              }
            });
    return new Translation(
        List.copyOf(desired.values()),
        subjects,
        principals.identities(),
        verdicts,
        Stream.concat(principals.problems().stream(), problems.stream()).toList());
  }
}
