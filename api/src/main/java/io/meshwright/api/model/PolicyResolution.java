package io.meshwright.api.model;

import io.meshwright.api.name.Ordered;
import io.meshwright.api.name.PolicyId;
import io.meshwright.api.name.TableAddress;
import io.meshwright.api.policy.AccessPolicy;
import io.meshwright.api.policy.Binder;
import io.meshwright.api.policy.Expression;
import io.meshwright.api.policy.Mask;
import io.meshwright.api.policy.Masking;
import io.meshwright.api.policy.MaskingPolicy;
import io.meshwright.api.policy.NormalForm;
import io.meshwright.api.policy.PolicyTarget;
import io.meshwright.api.policy.Privilege;
import io.meshwright.api.policy.RowPolicy;
import io.meshwright.api.policy.TablePolicies;
import io.meshwright.api.schema.Column;
import io.meshwright.api.schema.TableSchema;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;

/**
 * Matches the policies of a mesh with its tables and binds their filters. Policies whose time has
 * lapsed are left out: what they had granted is drift. A policy about a group is about everybody
 * within it. A view takes over the protections of the table it selects from; conditions on columns
 * that it does not publish name them {@code source.COLUMN}.
 */
public final class PolicyResolution {
  private final Mesh mesh;
  private final Instant now;
  private final List<Finding> findings = new ArrayList<>();

  private final ViewProtections views;
  private final PoliciesByProduct policies;
  private final Nesting nesting;
  private final TreeMap<TableAddress, TablePolicies> resolved = new TreeMap<>();
  private final Set<TableAddress> open = new HashSet<>();

  private PolicyResolution(Mesh mesh, Instant now) {
    this.mesh = mesh;
    this.now = now;
    this.views = new ViewProtections(mesh);
    this.policies = new PoliciesByProduct(mesh);
    this.nesting = Nesting.of(mesh);
  }

  /**
   * The policies of every table that the mesh provisions.
   *
   * @param tables by address; retired ports are left out
   * @param findings what does not fit; a mesh with findings must not be translated
   */
  public record Resolved(SortedMap<TableAddress, TablePolicies> tables, List<Finding> findings) {
    /** Copies both. */
    public Resolved {
      tables = Ordered.map(tables);
      findings = List.copyOf(findings);
    }
  }

  /**
   * A policy that does not fit a table.
   *
   * @param policy which
   * @param table where
   * @param what one sentence
   * @param operand the operand of its filter that it is about, as {@link Binder.Finding} counts
   */
  public record Finding(PolicyId policy, TableAddress table, String what, OptionalInt operand) {}

  /** Resolves every table of a mesh at an instant. */
  public static Resolved resolve(Mesh mesh, Instant now) {
    PolicyResolution resolution = new PolicyResolution(mesh, now);
    for (OutputPort port : mesh.ports()) {
      if (port.status() != LifecycleStatus.RETIRED) {
        port.tables().forEach(resolution::resolve);
      }
    }
    return new Resolved(resolution.resolved, resolution.findings);
  }

  /** A table's policies; those of the table behind a view come first. A circle of views is cut. */
  private Optional<TablePolicies> resolve(TableAddress address) {
    TablePolicies known = resolved.get(address);
    Optional<DataProduct> product =
        Optional.ofNullable(mesh.products().get(address.port().product()));
    Optional<TableSchema> schema =
        mesh.port(address.port()).flatMap(p -> p.contract().table(address.table()));
    if (known != null || product.isEmpty() || schema.isEmpty() || !open.add(address)) {
      return Optional.ofNullable(known);
    }
    Optional<ViewProtections.Selected> selected = views.selected(address);
    Optional<TablePolicies> source = selected.flatMap(v -> resolve(v.from()));
    TablePolicies found = table(product.get(), address, schema.get(), selected, source);
    resolved.put(address, found);
    return Optional.of(found);
  }

  private TablePolicies table(
      DataProduct product,
      TableAddress address,
      TableSchema schema,
      Optional<ViewProtections.Selected> selected,
      Optional<TablePolicies> source) {
    List<TablePolicies.Grant> grants = new ArrayList<>();
    List<TablePolicies.Denial> denials = new ArrayList<>();
    for (AccessPolicy policy : policies.access(product.address())) {
      if (policy.lapsedAt(now) || !covers(policy.on(), address)) {
        continue;
      }
      checkColumns(policy, address, schema);
      Expression rows =
          policy
              .rows()
              .map(r -> bind(policy.id(), r, address, schema))
              .orElse(Expression.Constant.TRUE);
      if (policy.effect() == AccessPolicy.Effect.DENY) {
        denials.add(
            new TablePolicies.Denial(
                policy.id(),
                nesting.withMembers(policy.to()),
                policy.privileges(),
                policy.columns().of(schema),
                rows,
                policy.until()));
        continue;
      }
      if (policy.privileges().contains(Privilege.MANAGE)
          && (policy.rows().isPresent()
              || policy.columns().of(schema).size() < schema.columns().size())) {
        finding(policy.id(), address, "manage means everything; it takes no rows and no columns");
      }
      grants.add(
          new TablePolicies.Grant(
              policy.id(),
              nesting.withMembers(policy.to()),
              policy.privileges(),
              policy.columns().of(schema),
              rows,
              policy.until()));
    }
    List<TablePolicies.KeptRows> kept = new ArrayList<>();
    for (RowPolicy policy : policies.rows(product.address())) {
      if (covers(policy.on(), address)) {
        kept.add(
            new TablePolicies.KeptRows(
                policy.id(),
                bind(policy.id(), policy.keep(), address, schema),
                nesting.withMembers(policy.except())));
      }
    }
    Map<String, List<TablePolicies.ColumnMask>> masks = masksOf(address, schema);
    if (selected.isPresent() && source.isPresent()) {
      views.rows(address, source.get()).stream()
          .filter(r -> kept.stream().noneMatch(k -> k.policy().equals(r.policy())))
          .forEach(kept::add);
      views
          .masks(selected.get(), source.get())
          .forEach((column, list) -> merge(masks, column, list));
    }
    TablePolicies policies =
        new TablePolicies(
            address, schema, grants, denials, kept, sorted(address, masks), product.producer());
    return selected.isEmpty() ? policies : policies.mapFilters(f -> views.told(address, f));
  }

  private static void merge(
      Map<String, List<TablePolicies.ColumnMask>> masks,
      String column,
      List<TablePolicies.ColumnMask> more) {
    List<TablePolicies.ColumnMask> list = masks.computeIfAbsent(column, k -> new ArrayList<>());
    more.stream()
        .filter(m -> list.stream().noneMatch(known -> known.policy().equals(m.policy())))
        .forEach(list::add);
  }

  private void checkColumns(AccessPolicy policy, TableAddress address, TableSchema schema) {
    boolean singleTable =
        mesh.port(address.port()).map(p -> p.contract().tables().size() == 1).orElse(false);
    for (String name : policy.columns().mentioned()) {
      if (schema.column(name).isEmpty() && (singleTable || nowhere(policy, name))) {
        finding(
            policy.id(),
            address,
            "there is no column '" + name + "'; it has " + String.join(", ", schema.columnNames()));
      }
    }
  }

  /** A name may be missing in one table of a target with many, but not in all of them. */
  private boolean nowhere(AccessPolicy policy, String column) {
    return policy.on().stream()
        .map(PolicyTarget::product)
        .distinct()
        .flatMap(address -> Optional.ofNullable(mesh.products().get(address)).stream())
        .flatMap(product -> product.outputPorts().stream())
        .flatMap(
            port ->
                port.contract().tables().stream()
                    .filter(t -> covers(policy.on(), new TableAddress(port.address(), t.name()))))
        .noneMatch(t -> t.column(column).isPresent());
  }

  private Map<String, List<TablePolicies.ColumnMask>> masksOf(
      TableAddress address, TableSchema schema) {
    Map<String, List<TablePolicies.ColumnMask>> masks = new TreeMap<>();
    List<MaskingPolicy> matching = policies.masking(address.port().product());
    for (Column column : matching.isEmpty() ? List.<Column>of() : schema.columns()) {
      SortedSet<String> classifications = InheritedClassifications.of(mesh, address, column);
      for (MaskingPolicy policy : matching) {
        if (!matches(policy, address, column, classifications)) {
          continue;
        }
        Optional<String> refusal = Masking.refusal(policy.mask(), column.type());
        refusal.ifPresent(
            r -> finding(policy.id(), address, "column '" + column.name() + "': " + r));
        masks
            .computeIfAbsent(column.name(), k -> new ArrayList<>())
            .add(
                new TablePolicies.ColumnMask(
                    policy.id(), policy.mask(), nesting.withMembers(policy.except())));
      }
    }
    return masks;
  }

  private SortedMap<String, List<TablePolicies.ColumnMask>> sorted(
      TableAddress address, Map<String, List<TablePolicies.ColumnMask>> masks) {
    masks.replaceAll(
        (column, list) -> {
          List<TablePolicies.ColumnMask> sorted =
              list.stream()
                  .sorted(
                      Comparator.comparingInt((TablePolicies.ColumnMask m) -> -m.mask().strength())
                          .thenComparing(TablePolicies.ColumnMask::policy))
                  .toList();
          for (int i = 1; i < sorted.size(); i++) {
            Mask stronger = sorted.get(i - 1).mask();
            Mask weaker = sorted.get(i).mask();
            if (stronger.strength() == weaker.strength() && !stronger.equals(weaker)) {
              finding(
                  sorted.get(i).policy(),
                  address,
                  "column '"
                      + column
                      + "' has two masks of equal strength, '"
                      + stronger.text()
                      + "' by "
                      + sorted.get(i - 1).policy()
                      + " and '"
                      + weaker.text()
                      + "': say which one binds by removing one");
            }
          }
          return sorted;
        });
    return Ordered.map(masks);
  }

  private static boolean matches(
      MaskingPolicy policy,
      TableAddress address,
      Column column,
      SortedSet<String> classifications) {
    return switch (policy.match()) {
      case MaskingPolicy.Match.Classification(String name) ->
          classifications.stream().anyMatch(c -> Classifications.isWithin(c, name));
      case MaskingPolicy.Match.NamedColumn(PolicyTarget target, String name) ->
          target.covers(address) && column.name().equals(name);
    };
  }

  private Expression bind(
      PolicyId policy, Expression filter, TableAddress address, TableSchema schema) {
    Binder.Bound bound = Binder.bind(filter, schema);
    bound
        .findings()
        .forEach(
            f -> findings.add(new Finding(policy, address, f.what(), OptionalInt.of(f.operand()))));
    return NormalForm.of(nesting.withMembers(bound.condition()));
  }

  private void finding(PolicyId policy, TableAddress address, String what) {
    findings.add(new Finding(policy, address, what, OptionalInt.empty()));
  }

  private static boolean covers(List<PolicyTarget> targets, TableAddress address) {
    return targets.stream().anyMatch(t -> t.covers(address));
  }
}
