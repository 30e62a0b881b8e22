package io.meshwright.provider.aws.lift;

import io.meshwright.api.policy.ColumnNames;
import io.meshwright.api.policy.Expression;
import io.meshwright.api.policy.NormalForm;
import io.meshwright.api.policy.TablePolicies;
import io.meshwright.api.resource.Address;
import io.meshwright.api.resource.Resource;
import io.meshwright.api.resource.ResourceState;
import io.meshwright.provider.aws.resource.AwsColumn;
import io.meshwright.provider.aws.resource.AwsResource;
import io.meshwright.provider.aws.resource.AwsTable;
import io.meshwright.provider.aws.resource.AwsView;
import io.meshwright.provider.aws.resource.ViewBody;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What views show. A view of a port is asked about by itself. Those that show a port's table or
 * view to one reader each count there, and so does, at the table, every view that somebody else
 * wrote over it.
 */
final class ViewWays {
  private final String platform;
  private final ResourceState state;
  private final Known known;

  ViewWays(String platform, ResourceState state, Known known) {
    this.platform = platform;
    this.state = state;
    this.known = known;
  }

  /** Whether a view is the view of one reader, and counts where that reader's table does. */
  boolean isOfReader(AwsView view) {
    return view.body() instanceof ViewBody.Select select
        && select
            .reader()
            .filter(r -> port(view.database(), r.relation()).isPresent() || isBase(select))
            .isPresent();
  }

  private boolean isBase(ViewBody.Select select) {
    return state
        .get(AwsTable.address(platform, select.base().database(), select.base().table()))
        .isPresent();
  }

  /** A view that is a port's own. */
  private Optional<AwsView> port(String database, String name) {
    return state
        .get(AwsView.address(platform, database, name))
        .map(AwsResource::of)
        .filter(AwsView.class::isInstance)
        .map(AwsView.class::cast)
        .filter(v -> !(v.body() instanceof ViewBody.Select s) || s.reader().isEmpty());
  }

  /** Adds what views over a table show of it. */
  void of(AwsTable table, Map<String, Looks> looks) {
    Map<String, String> published = new HashMap<>();
    table.columns().forEach(c -> published.put(c.name(), c.published()));
    for (AwsView view : views(AwsView.over(table.database(), table.name()))) {
      switch (view.body()) {
        case ViewBody.Unread unread -> {
          Expression some = unread(view);
          looks.values().forEach(l -> l.add(some, Optional.empty()));
        }
        case ViewBody.Select select -> {
          boolean elsewhere =
              select.reader().isEmpty()
                  || select
                      .reader()
                      .filter(r -> isPortOver(view.database(), r.relation(), select.base()))
                      .isPresent();
          if (!elsewhere) {
            byView(view, select, published, looks);
          }
        }
      }
    }
  }

  private boolean isPortOver(String database, String relation, ViewBody.Base base) {
    return port(database, relation).filter(v -> v.body().over().contains(base)).isPresent();
  }

  private List<AwsView> views(String attribute) {
    List<AwsView> views = new ArrayList<>();
    for (Resource resource : state.having(AwsView.KIND, attribute, AwsView.found())) {
      views.add((AwsView) AwsResource.of(resource));
    }
    return views;
  }

  /** What somebody's view shows, nobody can say. */
  private Expression unread(AwsView view) {
    ViewRights rights = new ViewRights(view, state, known);
    List<Expression> ways = new ArrayList<>();
    view.columns().forEach(c -> ways.add(rights.select(c.name())));
    return Expression.and(
        new Expression.Or(ways),
        new Expression.Opaque("what view " + view.database() + "." + view.name() + " selects"));
  }

  private void byView(
      AwsView view, ViewBody.Select select, Map<String, String> names, Map<String, Looks> looks) {
    ViewRights rights = new ViewRights(view, state, known);
    for (int i = 0; i < view.columns().size(); i++) {
      ViewBody.Cell cell = select.cells().get(i);
      Looks column = looks.get(cell.source());
      if (column != null) {
        column.add(
            Expression.and(
                rights.select(view.columns().get(i).name()),
                NormalForm.of(
                    cell.visible(),
                    leaf -> ColumnNames.rename(leaf, n -> names.getOrDefault(n, n)))),
            cell.mask());
      }
    }
  }

  /** Adds what a view shows, and the views of its readers. */
  void of(AwsView view, Map<String, Looks> looks) {
    switch (view.body()) {
      case ViewBody.Unread unread -> {
        ViewRights rights = new ViewRights(view, state, known);
        for (AwsColumn column : view.columns()) {
          Optional.ofNullable(looks.get(column.name()))
              .ifPresent(
                  l ->
                      l.add(
                          Expression.and(
                              rights.select(column.name()),
                              new Expression.Opaque("what view " + view.name() + " selects")),
                          Optional.empty()));
        }
      }
      case ViewBody.Select select -> {
        Map<String, String> names = names(view, select);
        own(view, select, select.rows(), names, looks);
        for (AwsView reader : views(AwsView.readersOf(view.database(), view.name()))) {
          if (reader.body() instanceof ViewBody.Select body && body.base().equals(select.base())) {
            own(reader, body, select.rows(), names, looks);
          }
        }
      }
    }
  }

  /** Columns of views over one table are the same where their names are. */
  private void own(
      AwsView view,
      ViewBody.Select select,
      Expression where,
      Map<String, String> names,
      Map<String, Looks> looks) {
    ViewRights rights = new ViewRights(view, state, known);
    for (int i = 0; i < view.columns().size(); i++) {
      ViewBody.Cell cell = select.cells().get(i);
      Looks column = looks.get(view.columns().get(i).name());
      if (column != null) {
        column.add(
            Expression.and(
                rights.select(view.columns().get(i).name()),
                NormalForm.of(
                    without(cell.visible(), where),
                    leaf -> ColumnNames.rename(leaf, n -> names.getOrDefault(n, n)))),
            cell.mask());
      }
    }
  }

  /** What of a condition is not said already by which rows the port's view has. */
  private static Expression without(Expression condition, Expression where) {
    if (condition.equals(where)) {
      return Expression.Constant.TRUE;
    }
    if (condition instanceof Expression.And(List<Expression> parts)) {
      List<Expression> said =
          where instanceof Expression.And(List<Expression> all) ? all : List.of(where);
      return parts.containsAll(said)
          ? new Expression.And(parts.stream().filter(p -> !said.contains(p)).toList())
          : condition;
    }
    return condition;
  }

  /** How conditions name the columns of a view's table. */
  private Map<String, String> names(AwsView view, ViewBody.Select select) {
    Map<String, String> names = new HashMap<>();
    Address base = AwsTable.address(platform, select.base().database(), select.base().table());
    state
        .get(base)
        .map(AwsResource::of)
        .filter(AwsTable.class::isInstance)
        .ifPresent(
            t ->
                ((AwsTable) t)
                    .columns()
                    .forEach(
                        c -> names.put(c.name(), TablePolicies.SOURCE_PREFIX + c.published())));
    for (int i = view.columns().size() - 1; i >= 0; i--) {
      names.put(select.cells().get(i).source(), view.columns().get(i).published());
    }
    return names;
  }
}
