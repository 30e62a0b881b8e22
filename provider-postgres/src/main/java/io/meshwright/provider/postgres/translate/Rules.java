package io.meshwright.provider.postgres.translate;

import io.meshwright.api.name.PrincipalId;
import io.meshwright.api.policy.Expression;
import io.meshwright.api.policy.Mask;
import io.meshwright.api.policy.NormalForm;
import io.meshwright.api.policy.Privilege;
import io.meshwright.api.policy.TablePolicies;
import io.meshwright.api.schema.DataType;
import io.meshwright.provider.postgres.resource.PgView;
import io.meshwright.provider.postgres.sql.PgMasks;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The conditions of one published table, over internal columns and roles of ours. */
final class Rules {
  private final Publication publication;

  Rules(Publication publication) {
    this.publication = publication;
  }

  static Expression member(String role) {
    return new Expression.MemberOf(PrincipalId.ofNative(role));
  }

  /** The server's clock has microseconds, so the next full one says the same. */
  static Expression before(Optional<Instant> until) {
    return until
        .<Expression>map(
            instant -> {
              Instant cut = instant.truncatedTo(ChronoUnit.MICROS);
              return new Expression.Before(
                  cut.equals(instant) ? cut : cut.plus(1, ChronoUnit.MICROS));
            })
        .orElse(Expression.Constant.TRUE);
  }

  /** Whoever a grant is about, in time, on its rows. */
  Expression granted(TablePolicies.Grant grant) {
    Expression rows =
        grant.privileges().contains(Privilege.MANAGE) ? Expression.Constant.TRUE : grant.rows();
    return Expression.and(member(publication.role(grant.policy())), rows, before(grant.until()));
  }

  /** A denial applies unless its filter is false: what is unknown stays closed. */
  Expression notDenied(TablePolicies.Denial denial) {
    return Expression.or(
        isProducer(),
        Expression.not(
            Expression.and(member(publication.role(denial.policy())), before(denial.until()))),
        Expression.not(denial.rows()));
  }

  /** The producer reads the view as it reads the table itself: nothing is kept from it. */
  private Expression isProducer() {
    return publication.producerRole().map(Rules::member).orElse(Expression.Constant.FALSE);
  }

  Expression managed() {
    return new Expression.Or(
        publication.grants(Privilege.MANAGE).stream().map(this::granted).toList());
  }

  /** Rows that a row policy leaves; managers are bound by what a view port inherits only. */
  Expression kept(TablePolicies.KeptRows policy, boolean inherited) {
    return Expression.or(
        policy.except().isEmpty()
            ? Expression.Constant.FALSE
            : member(publication.seeAll(policy.policy())),
        isProducer(),
        inherited ? Expression.Constant.FALSE : managed(),
        policy.keep());
  }

  /** Where a cell is visible among rows that pass row security; absent means everywhere. */
  Optional<Expression> visible(String column) {
    List<TablePolicies.Grant> reads = publication.readGrants();
    List<TablePolicies.Denial> denials =
        publication.columnDenials().stream().filter(d -> d.columns().contains(column)).toList();
    if (denials.isEmpty() && reads.stream().allMatch(g -> g.columns().contains(column))) {
      return Optional.empty();
    }
    List<Expression> grants = new ArrayList<>(List.of(isProducer(), managed()));
    reads.stream().filter(g -> g.columns().contains(column)).forEach(g -> grants.add(granted(g)));
    List<Expression> conditions = new ArrayList<>(List.of(new Expression.Or(grants)));
    denials.forEach(d -> conditions.add(notDenied(d)));
    return Optional.of(NormalForm.of(new Expression.And(conditions)))
        .filter(v -> !v.equals(Expression.Constant.TRUE));
  }

  /** Rows of the view: a row without a visible cell is not seen. */
  Optional<Expression> where() {
    List<Expression> conditions = new ArrayList<>();
    publication.where().ifPresent(conditions::add);
    if (!publication.columnDenials().isEmpty()) {
      Set<Expression> cells = new LinkedHashSet<>();
      for (String column : publication.columns().keySet()) {
        cells.add(visible(column).orElse(Expression.Constant.TRUE));
      }
      conditions.add(new Expression.Or(List.copyOf(cells)));
    }
    return Optional.of(NormalForm.of(new Expression.And(conditions)))
        .filter(w -> !w.equals(Expression.Constant.TRUE));
  }

  /** Masks of a column, strongest first; what comes after one that always applies is left out. */
  List<PgView.MaskCase> masks(String column, DataType type) {
    List<PgView.MaskCase> cases = new ArrayList<>();
    for (Source source : sources(column)) {
      TablePolicies.ColumnMask mask = source.mask();
      Expression exempt =
          Expression.or(
              mask.except().isEmpty()
                  ? Expression.Constant.FALSE
                  : member(publication.unmask(mask.policy())),
              isProducer(),
              source.inherited() ? Expression.Constant.FALSE : managed());
      Expression when = NormalForm.of(Expression.not(exempt));
      cases.add(new PgView.MaskCase(when, written(mask.mask(), type)));
      if (when.equals(Expression.Constant.TRUE)) {
        break;
      }
    }
    return cases;
  }

  private record Source(TablePolicies.ColumnMask mask, boolean inherited) {}

  private List<Source> sources(String column) {
    List<Source> sources = new ArrayList<>();
    publication
        .policies()
        .masks()
        .getOrDefault(column, List.of())
        .forEach(m -> sources.add(new Source(m, false)));
    publication
        .inherited()
        .masks()
        .getOrDefault(column, List.of())
        .forEach(m -> sources.add(new Source(m, true)));
    sources.sort((a, b) -> Integer.compare(b.mask().mask().strength(), a.mask().mask().strength()));
    return sources;
  }

  /** A mask that cannot be written closes the table; what is there already shows nothing. */
  private static Mask written(Mask mask, DataType type) {
    return Verdicts.maskLoss(mask, type).isPresent()
        ? new Mask.Nullify()
        : PgMasks.canonical(mask, type);
  }
}
