package io.meshwright.engine.govern;

import io.meshwright.api.govern.Element;
import io.meshwright.api.model.Classifications;
import io.meshwright.api.model.DataProduct;
import io.meshwright.api.model.Domain;
import io.meshwright.api.model.InheritedClassifications;
import io.meshwright.api.model.Mesh;
import io.meshwright.api.model.OutputPort;
import io.meshwright.api.model.RuleScope;
import io.meshwright.api.name.ColumnAddress;
import io.meshwright.api.name.DomainName;
import io.meshwright.api.name.PolicyId;
import io.meshwright.api.name.PortAddress;
import io.meshwright.api.name.ProductAddress;
import io.meshwright.api.name.TableAddress;
import io.meshwright.api.policy.MaskingPolicy;
import io.meshwright.api.policy.PolicyTarget;
import io.meshwright.api.schema.Column;
import io.meshwright.api.schema.TableSchema;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What a rule is about, in a mesh. */
final class Scope {
  private final Mesh mesh;
  private final RuleScope scope;

  Scope(Mesh mesh, RuleScope scope) {
    this.mesh = mesh;
    this.scope = scope;
  }

  /**
   * A name that the mesh does not have.
   *
   * @param code the finding's
   * @param what what it would be
   * @param known the names that there are
   */
  record Unknown(String code, String what, List<String> known) {}

  /** Names in the scope that the mesh does not have. */
  Map<String, Unknown> unknown() {
    Map<String, Unknown> unknown = new TreeMap<>();
    List<String> domains = mesh.domains().keySet().stream().map(DomainName::value).toList();
    scope.domains().stream()
        .filter(d -> !mesh.domains().containsKey(d))
        .forEach(d -> unknown.put(d.value(), new Unknown("unknown-domain", "domain", domains)));
    List<String> products = mesh.products().keySet().stream().map(Object::toString).toList();
    scope.products().stream()
        .filter(p -> !mesh.products().containsKey(p))
        .forEach(
            p -> unknown.put(p.toString(), new Unknown("unknown-product", "product", products)));
    List<String> classes = List.copyOf(mesh.classifications().descriptions().keySet());
    scope.classifications().stream()
        .filter(c -> classes.stream().noneMatch(k -> Classifications.isWithin(k, c)))
        .forEach(
            c -> unknown.put(c, new Unknown("unknown-classification", "classification", classes)));
    return unknown;
  }

  /** Whether it covers an element. What is part of no domain is covered: its rule decides. */
  boolean covers(Element element) {
    if (scope.isEverything()) {
      return true;
    }
    return switch (element) {
      case Element.WholeMesh() -> true;
      case Element.OfPlatform e -> true;
      case Element.OfPrincipal e -> true;
      case Element.OfPolicy(PolicyId id) -> targets(id).anyMatch(this::covers);
      case Element.OfDomain(DomainName name) -> domain(name);
      case Element.OfProduct(ProductAddress address) ->
          within(address) && tables(address).anyMatch(this::classified);
      case Element.OfPort(PortAddress address) ->
          within(address.product())
              && mesh.port(address).stream()
                  .flatMap(p -> p.tables().stream())
                  .anyMatch(this::classified);
      case Element.OfTable(TableAddress address) ->
          within(address.port().product()) && classified(address);
      case Element.OfColumn(ColumnAddress address) ->
          within(address.table().port().product()) && column(address);
    };
  }

  private boolean domain(DomainName name) {
    boolean named = scope.domains().isEmpty() || scope.domains().contains(name);
    boolean holds =
        scope.products().isEmpty() && scope.classifications().isEmpty()
            || mesh.products().keySet().stream()
                .filter(p -> p.domain().equals(name))
                .anyMatch(p -> within(p) && tables(p).anyMatch(this::classified));
    return named && holds && Optional.<Domain>ofNullable(mesh.domains().get(name)).isPresent();
  }

  private boolean within(ProductAddress address) {
    return (scope.domains().isEmpty() || scope.domains().contains(address.domain()))
        && (scope.products().isEmpty() || scope.products().contains(address));
  }

  private Stream<TableAddress> tables(ProductAddress address) {
    return Optional.ofNullable(mesh.products().get(address)).stream()
        .map(DataProduct::outputPorts)
        .flatMap(List::stream)
        .map(OutputPort::tables)
        .flatMap(List::stream);
  }

  private Optional<TableSchema> schema(TableAddress address) {
    return mesh.port(address.port()).flatMap(p -> p.contract().table(address.table()));
  }

  private boolean classified(TableAddress address) {
    return scope.classifications().isEmpty()
        || schema(address).stream()
            .flatMap(s -> s.columns().stream())
            .anyMatch(c -> classified(address, c));
  }

  private boolean column(ColumnAddress address) {
    return scope.classifications().isEmpty()
        || schema(address.table())
            .flatMap(s -> s.column(address.column()))
            .filter(c -> classified(address.table(), c))
            .isPresent();
  }

  private boolean classified(TableAddress table, Column column) {
    return InheritedClassifications.of(mesh, table, column).stream()
        .anyMatch(
            c -> scope.classifications().stream().anyMatch(s -> Classifications.isWithin(c, s)));
  }

  /** The tables that a policy is about. */
  private Stream<Element> targets(PolicyId id) {
    List<PolicyTarget> targets =
        Stream.of(
                mesh.accessPolicies().stream()
                    .filter(p -> p.id().equals(id))
                    .flatMap(p -> p.on().stream()),
                mesh.rowPolicies().stream()
                    .filter(p -> p.id().equals(id))
                    .flatMap(p -> p.on().stream()),
                mesh.maskingPolicies().stream()
                    .filter(p -> p.id().equals(id))
                    .map(MaskingPolicy::target)
                    .flatMap(Optional::stream))
            .flatMap(s -> s)
            .toList();
    return mesh.ports().stream()
        .flatMap(p -> p.tables().stream())
        .filter(t -> targets.stream().anyMatch(target -> target.covers(t)))
        .map(Element.OfTable::new);
  }
}
