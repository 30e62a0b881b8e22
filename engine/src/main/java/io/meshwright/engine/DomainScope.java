package io.meshwright.engine;

import io.meshwright.api.model.Mesh;
import io.meshwright.api.name.DomainName;
import io.meshwright.api.name.WorkspaceId;
import io.meshwright.api.plan.PolicyVerdict;
import io.meshwright.api.problem.ErrorKind;
import io.meshwright.api.problem.MeshException;
import io.meshwright.api.problem.Problem;
import io.meshwright.api.resource.Desired;
import io.meshwright.api.resource.Marker;
import io.meshwright.api.resource.Owner;
import io.meshwright.api.resource.Seen;
import io.meshwright.kit.text.Suggestions;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The domains that a run is about: what belongs to their products, and what these need. */
final class DomainScope {
  private static final Pattern PRODUCT = Pattern.compile("[a-z][a-z0-9_]*\\.[a-z][a-z0-9_]*");

  private final Mesh mesh;
  private final Set<String> domains = new TreeSet<>();

  /**
   * A scope.
   *
   * @param domains the domains; empty means all
   * @throws MeshException of kind USER where the mesh has no such domain
   */
  DomainScope(Mesh mesh, Collection<DomainName> domains) {
    this.mesh = mesh;
    List<Problem> unknown =
        domains.stream()
            .filter(d -> !mesh.domains().containsKey(d))
            .map(d -> unknown(d, mesh))
            .toList();
    if (!unknown.isEmpty()) {
      throw new MeshException(ErrorKind.USER, unknown);
    }
    domains.forEach(d -> this.domains.add(d.value()));
  }

  private static Problem unknown(DomainName domain, Mesh mesh) {
    List<String> names = mesh.domains().keySet().stream().map(DomainName::value).toList();
    String meant = Suggestions.didYouMean(domain.value(), names);
    return Problem.error(
        "unknown-domain",
        "",
        "there is no domain '" + domain + "'",
        meant.isEmpty() ? "the mesh has " + String.join(", ", names) : meant);
  }

  /** Whether the run is about the whole mesh. */
  boolean isWhole() {
    return domains.isEmpty();
  }

  /** Whether it is about a domain. */
  boolean has(DomainName domain) {
    return isWhole() || domains.contains(domain.value());
  }

  /** Whether it is about the product that an object belongs to. */
  boolean has(Owner owner) {
    return isWhole() || owner.mark().map(Marker::scope).filter(this::isWithin).isPresent();
  }

  /** Whether products share an object. */
  static boolean isShared(Owner owner) {
    return owner.mark().map(Marker::scope).filter(Marker.PLATFORM_SCOPE::equals).isPresent();
  }

  /** Whether an address of a product, or of something in it, is one of the scope. */
  private boolean isWithin(String address) {
    return domains.contains(domain(address));
  }

  /** The domain that an address of a product begins with. */
  static String domain(String address) {
    int dot = address.indexOf('.');
    return dot < 0 ? address : address.substring(0, dot);
  }

  /** What of a platform the run is about. */
  ScopedObjects objects(List<Desired> translated, List<Seen> live, boolean destroy) {
    return isWhole()
        ? new ScopedObjects(destroy ? List.of() : translated, live, List.of())
        : new ScopeSelection(this, mesh.id(), translated, live, destroy).objects();
  }

  /** Facts without what belongs to other domains. */
  List<Seen> seen(List<Seen> live) {
    WorkspaceId id = mesh.id();
    return live.stream()
        .filter(
            s ->
                !(s instanceof Seen.Present present && present.owner().isOf(id))
                    || has(present.owner())
                    || isShared(present.owner()))
        .toList();
  }

  /** Verdicts about its ports and tables. */
  List<PolicyVerdict> verdicts(List<PolicyVerdict> all) {
    return all.stream().filter(v -> isWhole() || isWithin(v.subject())).toList();
  }

  /** Findings that are not about products of other domains alone. */
  List<Problem> problems(List<Problem> all) {
    return isWhole() ? all : all.stream().filter(p -> concerns(p.subject())).toList();
  }

  private boolean concerns(String subject) {
    Matcher matcher = PRODUCT.matcher(subject);
    Set<String> products =
        mesh.products().keySet().stream().map(Object::toString).collect(Collectors.toSet());
    List<String> named = new ArrayList<>();
    while (matcher.find()) {
      if (products.contains(matcher.group())) {
        named.add(matcher.group());
      }
    }
    return named.isEmpty() || named.stream().anyMatch(this::isWithin);
  }
}
