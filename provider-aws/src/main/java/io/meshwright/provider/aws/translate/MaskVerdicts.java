package io.meshwright.provider.aws.translate;

import io.meshwright.api.name.PrincipalId;
import io.meshwright.api.plan.Verdict;
import io.meshwright.api.policy.Expression;
import io.meshwright.api.policy.Privilege;
import io.meshwright.api.policy.TablePolicies;
import io.meshwright.kit.translate.Residual;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * How faithfully masks survive in views of one reader each. Who acts as several principals reads
 * the view of each, one at a time: the policies are met to the letter where one of those shows what
 * they mean for all together.
 */
final class MaskVerdicts {
  private final AwsPolicies given;

  MaskVerdicts(AwsPolicies given) {
    this.given = given;
  }

  /**
   * What becomes of a mask.
   *
   * @param limit the capability entry, where there is one
   */
  record Loss(Verdict verdict, String reason, Optional<String> limit) {}

  /** What becomes of a mask on a column. */
  Loss of(String column, TablePolicies.ColumnMask mask) {
    boolean meets = false;
    for (PrincipalId reader : given.principals()) {
      if (mask.except().contains(reader) || seesTheTable(reader)) {
        continue;
      }
      Optional<Residual.Shown> shown = given.views().shown(reader, column);
      if (shown.isEmpty()) {
        continue;
      }
      meets = true;
      Optional<String> limit = given.views().loss(column, shown.get());
      if (limit.isPresent()) {
        return new Loss(
            Verdict.STRICTER,
            limit.get().equals("one-mask")
                ? "another mask of the column lets something through as well: hidden instead"
                : "no expression of views surely masks so: the column is hidden instead",
            limit);
      }
      if (exemptsMore(reader, shown.get(), column)) {
        return new Loss(
            Verdict.STRICTER,
            "who is exempt under another role sees no more in this one",
            Optional.of("one-role"));
      }
    }
    return new Loss(
        Verdict.EXACT,
        meets ? "in the view of each reader" : "nobody who would see the column masked reads it",
        Optional.empty());
  }

  /** The producer and managers have rights on the table, and their views would be none. */
  private boolean seesTheTable(PrincipalId principal) {
    return given.policies().producer().filter(principal::equals).isPresent()
        || given.ways() != AwsPolicies.Ways.VIEW && manages(principal);
  }

  private boolean manages(PrincipalId principal) {
    return given.policies().grants().stream()
        .anyMatch(g -> g.to().contains(principal) && g.privileges().contains(Privilege.MANAGE));
  }

  /** Whether somebody else could be who, together with a reader, is masked less than both show. */
  private boolean exemptsMore(PrincipalId reader, Residual.Shown shown, String column) {
    List<TablePolicies.ColumnMask> masks = given.policies().masks().getOrDefault(column, List.of());
    Optional<TablePolicies.ColumnMask> alone = binding(masks, Set.of(reader));
    Set<PrincipalId> others = others(masks);
    others.remove(reader);
    for (PrincipalId other : others) {
      Optional<TablePolicies.ColumnMask> both = binding(masks, Set.of(reader, other));
      if (both.equals(alone) || seesTheTable(other)) {
        continue;
      }
      Optional<Expression> seen = given.views().shown(other, column).map(Residual.Shown::visible);
      boolean covers =
          binding(masks, Set.of(other)).equals(both)
              && seen.filter(v -> v.equals(Expression.Constant.TRUE) || v.equals(shown.visible()))
                  .isPresent();
      if (!covers) {
        return true;
      }
    }
    return false;
  }

  private Set<PrincipalId> others(List<TablePolicies.ColumnMask> masks) {
    Set<PrincipalId> others = new TreeSet<>(given.principals());
    masks.forEach(m -> others.addAll(m.except()));
    return others;
  }

  /** The strongest mask that exempts none of them. */
  private static Optional<TablePolicies.ColumnMask> binding(
      List<TablePolicies.ColumnMask> masks, Set<PrincipalId> session) {
    return masks.stream()
        .filter(m -> session.stream().noneMatch(s -> m.except().contains(s)))
        .findFirst();
  }
}
