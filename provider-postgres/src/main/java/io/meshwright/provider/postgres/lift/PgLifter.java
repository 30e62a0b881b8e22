package io.meshwright.provider.postgres.lift;

import io.meshwright.api.name.Ordered;
import io.meshwright.api.policy.AccessRules;
import io.meshwright.api.policy.Expression;
import io.meshwright.api.resource.Address;
import io.meshwright.api.resource.Resource;
import io.meshwright.api.resource.ResourceState;
import io.meshwright.provider.postgres.resource.PgTable;
import io.meshwright.provider.postgres.resource.PgView;
import io.meshwright.provider.postgres.translate.PgNames;
import io.meshwright.spi.Lifter;
import io.meshwright.spi.NativePaths;
import io.meshwright.spi.PublishedTable;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * PostgreSQL objects as rules over views, and over tables that no view publishes. A view stands for
 * the internal table of its own name too, so rights to that table count there and nowhere else.
 */
public final class PgLifter implements Lifter {
  /** A lifter; it has no state. */
  public PgLifter() {}

  @Override
  public SortedSet<Address> subjects(ResourceState state) {
    TreeSet<Address> subjects = new TreeSet<>();
    Set<Address> published = new HashSet<>();
    for (Resource resource : state.under(PgView.KIND, List.of())) {
      subjects.add(resource.address());
      PgView view = PgView.of(resource);
      if (ownTable(view)) {
        published.add(PgTable.address(resource.address().platform(), internal(view), view.name()));
      }
    }
    for (Resource resource : state.under(PgTable.KIND, List.of())) {
      Address address = resource.address();
      Members members = new Members(address.platform(), state, Optional.empty());
      List<String> path = address.path();
      boolean granted =
          !new Privileges(members, state, path.get(0), path.get(1), Optional.empty()).isEmpty();
      if (granted && !published.contains(address)) {
        subjects.add(address);
      }
    }
    return Ordered.set(subjects);
  }

  @Override
  public AccessRules lift(Address subject, ResourceState state) {
    Optional<Resource> resource = state.get(subject);
    if (resource.isEmpty()) {
      return AccessRules.closed(List.of());
    }
    if (subject.kind().equals(PgTable.KIND)) {
      Members members = new Members(subject.platform(), state, Optional.empty());
      PgTable table = PgTable.of(resource.get());
      TableWay direct = new TableWay(members, state, table);
      return direct.rules(table.columns().stream().map(PgTable.Column::name).toList());
    }
    PgView view = PgView.of(resource.get());
    Members members = new Members(subject.platform(), state, Optional.of(view.owner()));
    Privileges privileges =
        new Privileges(members, state, view.schema(), view.name(), Optional.of(view.owner()));
    return switch (view.body()) {
      case PgView.Unread unread -> UnreadWay.rules(privileges, unread.columnNames(), view);
      case PgView.Select select -> {
        Optional<PgTable> table =
            state
                .get(
                    PgTable.address(
                        subject.platform(), select.sourceSchema(), select.sourceTable()))
                .map(PgTable::of);
        yield table.isEmpty()
            ? UnreadWay.rules(privileges, select.columnNames(), view)
            : new ViewWay(
                    members, privileges, view, select, new TableWay(members, state, table.get()))
                .rules(ownTable(view));
      }
    };
  }

  @Override
  public Optional<PublishedTable> published(Address subject, ResourceState state) {
    return PublishedColumns.of(subject, state);
  }

  @Override
  public NativePaths paths(Address subject, SortedSet<String> identities, ResourceState state) {
    return PgPaths.of(subject, identities, state);
  }

  @Override
  public Optional<SortedSet<String>> acting(String login, ResourceState state) {
    return Optional.of(PgPaths.acting(login, state));
  }

  private static String internal(PgView view) {
    return PgNames.internalSchema(view.schema());
  }

  private static boolean ownTable(PgView view) {
    return view.body() instanceof PgView.Select select
        && select.sourceSchema().equals(internal(view))
        && select.sourceTable().equals(view.name());
  }

  /** What a condition is that no text tells. */
  static Expression unknown(String what) {
    return new Expression.Opaque(what);
  }
}
