package io.meshwright.engine.access;

import io.meshwright.api.model.DataProduct;
import io.meshwright.api.model.DeclaredSession;
import io.meshwright.api.model.Principal;
import io.meshwright.api.name.Ordered;
import io.meshwright.api.name.PrincipalId;
import io.meshwright.api.name.ProductAddress;
import io.meshwright.api.name.SessionId;
import io.meshwright.api.name.TableAddress;
import io.meshwright.api.policy.Privilege;
import io.meshwright.api.policy.Session;
import io.meshwright.api.policy.TablePolicies;
import io.meshwright.api.report.AccessCell;
import io.meshwright.api.report.AccessMatrix;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** Every principal and session against every product. */
public final class Matrices {
  private final MeantAccess access;
  private final Map<TableAddress, Set<PrincipalId>> named = new HashMap<>();

  private Matrices(MeantAccess access) {
    this.access = access;
    access.tables().forEach((table, policies) -> named.put(table, named(policies)));
  }

  /** The matrix of a mesh. */
  public static AccessMatrix of(MeantAccess access) {
    Matrices matrices = new Matrices(access);
    List<AccessMatrix.Row> rows = new ArrayList<>();
    for (Principal principal : access.mesh().principals().values()) {
      rows.add(
          matrices.row(
              AccessMatrix.Kind.PRINCIPAL,
              principal.id().toString(),
              principal.description(),
              alone(principal.id())));
    }
    for (DeclaredSession declared : access.mesh().sessions().values()) {
      rows.add(
          matrices.row(
              AccessMatrix.Kind.SESSION,
              declared.session().id().value(),
              declared.description(),
              declared.session()));
    }
    return new AccessMatrix(
        access.mesh().id().toString(),
        access.now(),
        access.mesh().products().values().stream().map(DataProduct::address).toList(),
        rows);
  }

  /** A session of one principal. */
  static Session alone(PrincipalId principal) {
    return new Session(new SessionId("principal"), Ordered.set(List.of(principal)));
  }

  /** Everybody who can have a part in a table: who is named by none of these sees nothing of it. */
  private static Set<PrincipalId> named(TablePolicies policies) {
    Set<PrincipalId> named = new HashSet<>();
    policies.grants().forEach(g -> named.addAll(g.to()));
    policies.producer().ifPresent(named::add);
    return named;
  }

  private AccessMatrix.Row row(
      AccessMatrix.Kind kind, String name, String description, Session session) {
    TreeMap<ProductAddress, List<SessionView>> views = new TreeMap<>();
    Map<ProductAddress, Integer> tables = new HashMap<>();
    access
        .tables()
        .forEach(
            (table, policies) -> {
              tables.merge(table.port().product(), 1, Integer::sum);
              if (session.principals().stream()
                  .anyMatch(named.getOrDefault(table, Set.of())::contains)) {
                views
                    .computeIfAbsent(table.port().product(), k -> new ArrayList<>())
                    .add(new SessionView(access, policies, session));
              }
            });
    SortedMap<ProductAddress, AccessCell> cells = new TreeMap<>();
    views.forEach(
        (product, list) -> {
          AccessCell cell = cell(list, tables.getOrDefault(product, 0));
          if (!cell.isNone() || !cell.marks().isEmpty()) {
            cells.put(product, cell);
          }
        });
    return new AccessMatrix.Row(kind, name, description, cells);
  }

  private AccessCell cell(List<SessionView> views, int tables) {
    TreeSet<Privilege> rights = new TreeSet<>();
    views.forEach(v -> rights.addAll(v.rights()));
    TreeSet<AccessCell.Mark> marks = new TreeSet<>();
    views.forEach(v -> marks(v, marks));
    boolean reads = rights.contains(Privilege.READ);
    boolean everything =
        views.size() == tables
            && views.stream()
                .allMatch(
                    v -> v.exposure().columns().size() == v.policies().schema().columns().size());
    if (reads && !everything) {
      marks.add(AccessCell.Mark.PARTIAL);
    }
    Optional<Instant> until =
        views.stream().map(SessionView::until).flatMap(Optional::stream).sorted().findFirst();
    return new AccessCell(rights, marks, until);
  }

  private void marks(SessionView view, Set<AccessCell.Mark> marks) {
    if (view.isProducer()) {
      marks.add(AccessCell.Mark.PRODUCER);
    }
    if (view.exposure().columns().values().stream().anyMatch(s -> s.mask().isPresent())) {
      marks.add(AccessCell.Mark.MASKED);
    }
    if (view.isFiltered()) {
      marks.add(AccessCell.Mark.FILTERED);
    }
    if (!view.denials().isEmpty() && !view.grants().isEmpty()) {
      marks.add(AccessCell.Mark.DENIED);
    }
    if (!access.closing(view.table()).isEmpty() && !view.grants().isEmpty()) {
      marks.add(AccessCell.Mark.CLOSED);
    }
    if (view.grants().stream().anyMatch(g -> access.grounds(g.policy()).breakGlass())) {
      marks.add(AccessCell.Mark.BREAK_GLASS);
    }
  }
}
