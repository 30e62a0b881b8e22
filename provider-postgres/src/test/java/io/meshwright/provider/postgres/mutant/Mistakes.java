package io.meshwright.provider.postgres.mutant;

import io.meshwright.api.model.Principal;
import io.meshwright.api.name.Ordered;
import io.meshwright.api.name.PrincipalId;
import io.meshwright.api.policy.Expression;
import io.meshwright.api.policy.NormalForm;
import io.meshwright.api.policy.Operand;
import io.meshwright.api.policy.TablePolicies;
import io.meshwright.api.resource.Resource;
import io.meshwright.api.schema.DataValue;
import io.meshwright.provider.postgres.resource.PgPolicy;
import io.meshwright.provider.postgres.resource.PgView;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/** The mistakes that the suite has to find. */
final class Mistakes {
  private Mistakes() {}

  static List<Mistake> all() {
    return List.of(
        Mistake.rendering("and-as-or", conditions(Mistakes::andAsOr)),
        Mistake.rendering("unknown-opens", conditions(Mistakes::unknownOpens)),
        Mistake.rendering("not-of-unknown-is-true", conditions(Mistakes::notOfUnknown)),
        Mistake.rendering("end-forgotten", conditions(leaves(Mistakes::withoutEnd))),
        Mistake.rendering("like-escape-dropped", conditions(leaves(Mistakes::withoutEscape))),
        Mistake.rendering("in-takes-the-first", conditions(leaves(Mistakes::firstOfIn))),
        Mistake.rendering("bound-left-out", conditions(leaves(Mistakes::withoutBound))),
        Mistake.rendering("restrictive-as-permissive", Mistakes::permissive),
        Mistake.rendering("columns-times-rows", columns(Mistakes::everywhere)),
        Mistake.rendering("weakest-mask-first", columns(Mistakes::reversedMasks)),
        Mistake.rendering("mask-for-the-exempt", columns(Mistakes::invertedMasks)),
        Mistake.reading("row-exception-inverted", Mistakes::invertedRows),
        Mistake.reading("nested-groups-forgotten", Mistakes::withoutNested),
        Mistake.writing("quote-not-doubled", text -> text.replace("''", "'")),
        Mistake.writing("name-quote-not-doubled", text -> text.replace("\"\"", "\"")),
        Mistake.writing("deny-asks-active-roles", Mistakes::denyAsksActive));
  }

  /** Every condition of row policies and views rendered otherwise. */
  private static UnaryOperator<Resource> conditions(UnaryOperator<Expression> change) {
    UnaryOperator<Expression> normal = e -> NormalForm.of(change.apply(e));
    return resource ->
        switch (resource.address().kind()) {
          case PgPolicy.KIND -> policy(PgPolicy.of(resource), normal, resource);
          case PgView.KIND ->
              view(
                  resource,
                  column ->
                      new PgView.Column(
                          column.name(),
                          column.source(),
                          column.type(),
                          column.visible().map(normal),
                          column.masks(),
                          column.comment()),
                  normal);
          default -> resource;
        };
  }

  private static Resource policy(
      PgPolicy policy, UnaryOperator<Expression> change, Resource resource) {
    return new PgPolicy(
            policy.schema(),
            policy.table(),
            policy.name(),
            policy.permissive(),
            policy.command(),
            policy.roles(),
            policy.using().map(change),
            policy.check())
        .toResource(resource.address().platform());
  }

  private static UnaryOperator<Resource> columns(UnaryOperator<PgView.Column> change) {
    return resource ->
        resource.address().kind().equals(PgView.KIND)
            ? view(resource, change, UnaryOperator.identity())
            : resource;
  }

  private static Resource view(
      Resource resource, UnaryOperator<PgView.Column> column, UnaryOperator<Expression> where) {
    PgView view = PgView.of(resource);
    if (!(view.body() instanceof PgView.Select select)) {
      return resource;
    }
    return new PgView(
            view.schema(),
            view.name(),
            new PgView.Select(
                select.sourceSchema(),
                select.sourceTable(),
                select.columns().stream().map(column).toList(),
                select.where().map(where)),
            view.securityBarrier(),
            view.securityInvoker(),
            view.owner(),
            view.comment())
        .toResource(resource.address().platform());
  }

  private static Expression andAsOr(Expression condition) {
    return switch (condition) {
      case Expression.And(List<Expression> parts) ->
          new Expression.Or(parts.stream().map(Mistakes::andAsOr).toList());
      case Expression.Or(List<Expression> parts) ->
          new Expression.Or(parts.stream().map(Mistakes::andAsOr).toList());
      default -> condition;
    };
  }

  /** A comparison that is unknown counts as met. */
  private static Expression unknownOpens(Expression condition) {
    return leaves(
            leaf ->
                leaf instanceof Expression.Compare compare ? orNull(leaf, compare.left()) : leaf)
        .apply(condition);
  }

  /** NOT takes what is unknown for false. */
  private static Expression notOfUnknown(Expression condition) {
    return switch (condition) {
      case Expression.And(List<Expression> parts) ->
          new Expression.And(parts.stream().map(Mistakes::notOfUnknown).toList());
      case Expression.Or(List<Expression> parts) ->
          new Expression.Or(parts.stream().map(Mistakes::notOfUnknown).toList());
      case Expression.Not(Expression.In in) -> orNull(condition, in.operand());
      case Expression.Not(Expression.Like like) -> orNull(condition, like.operand());
      case Expression.Compare(Operand left, Expression.Operator operator, Operand right)
          when operator == Expression.Operator.NE ->
          orNull(condition, left);
      default -> condition;
    };
  }

  private static Expression orNull(Expression condition, Operand operand) {
    return operand instanceof Operand.ColumnRef
        ? Expression.or(condition, new Expression.IsNull(operand))
        : condition;
  }

  private static UnaryOperator<Expression> leaves(UnaryOperator<Expression> change) {
    return condition -> NormalForm.mapLeaves(condition, change);
  }

  private static Expression withoutEnd(Expression leaf) {
    return leaf instanceof Expression.Before ? Expression.Constant.TRUE : leaf;
  }

  private static Expression withoutEscape(Expression leaf) {
    return leaf instanceof Expression.Like(Operand operand, String pattern)
        ? new Expression.Like(operand, pattern.replace("\\", ""))
        : leaf;
  }

  private static Expression firstOfIn(Expression leaf) {
    return leaf instanceof Expression.In(Operand operand, List<DataValue> values)
        ? new Expression.In(operand, values.subList(0, 1))
        : leaf;
  }

  private static Expression withoutBound(Expression leaf) {
    if (!(leaf
        instanceof Expression.Compare(Operand left, Expression.Operator operator, Operand right))) {
      return leaf;
    }
    return switch (operator) {
      case LE -> new Expression.Compare(left, Expression.Operator.LT, right);
      case GE -> new Expression.Compare(left, Expression.Operator.GT, right);
      default -> leaf;
    };
  }

  private static Resource permissive(Resource resource) {
    if (!resource.address().kind().equals(PgPolicy.KIND)) {
      return resource;
    }
    PgPolicy policy = PgPolicy.of(resource);
    return new PgPolicy(
            policy.schema(),
            policy.table(),
            policy.name(),
            true,
            policy.command(),
            policy.roles(),
            policy.using(),
            policy.check())
        .toResource(resource.address().platform());
  }

  private static PgView.Column everywhere(PgView.Column column) {
    return new PgView.Column(
        column.name(),
        column.source(),
        column.type(),
        Optional.empty(),
        column.masks(),
        column.comment());
  }

  private static PgView.Column reversedMasks(PgView.Column column) {
    return masked(column, column.masks().reversed());
  }

  private static PgView.Column invertedMasks(PgView.Column column) {
    return masked(
        column,
        column.masks().stream()
            .map(m -> new PgView.MaskCase(NormalForm.of(Expression.not(m.when())), m.mask()))
            .toList());
  }

  private static PgView.Column masked(PgView.Column column, List<PgView.MaskCase> masks) {
    return new PgView.Column(
        column.name(), column.source(), column.type(), column.visible(), masks, column.comment());
  }

  private static TablePolicies invertedRows(
      TablePolicies table, SortedMap<PrincipalId, Principal> principals) {
    return new TablePolicies(
        table.table(),
        table.schema(),
        table.grants(),
        table.denials(),
        table.rowPolicies().stream()
            .map(
                k -> {
                  SortedSet<PrincipalId> others = new TreeSet<>(principals.keySet());
                  others.removeAll(k.except());
                  return new TablePolicies.KeptRows(k.policy(), k.keep(), others);
                })
            .toList(),
        table.masks(),
        table.producer());
  }

  private static TablePolicies withoutNested(
      TablePolicies table, SortedMap<PrincipalId, Principal> principals) {
    Map<String, List<TablePolicies.ColumnMask>> masks = new TreeMap<>(table.masks());
    return new TablePolicies(
        table.table(),
        table.schema(),
        table.grants().stream()
            .map(
                g ->
                    new TablePolicies.Grant(
                        g.policy(),
                        outermost(g.to(), principals),
                        g.privileges(),
                        g.columns(),
                        g.rows(),
                        g.until()))
            .toList(),
        table.denials(),
        table.rowPolicies(),
        Ordered.map(masks),
        table.producer());
  }

  private static SortedSet<PrincipalId> outermost(
      SortedSet<PrincipalId> all, SortedMap<PrincipalId, Principal> principals) {
    TreeSet<PrincipalId> left = new TreeSet<>(all);
    left.removeIf(
        p ->
            Optional.ofNullable(principals.get(p))
                .filter(known -> known.within().stream().anyMatch(group -> all.contains(group)))
                .isPresent());
    return left;
  }

  private static String denyAsksActive(String text) {
    return text.replaceAll(
        "pg_has_role\\(SESSION_USER, ('(?:[^']|'')*'::name), 'MEMBER'\\)",
        "pg_has_role(CURRENT_USER, $1, 'USAGE')");
  }
}
