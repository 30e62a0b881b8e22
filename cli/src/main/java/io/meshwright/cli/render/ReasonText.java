package io.meshwright.cli.render;

import io.meshwright.api.name.PolicyId;
import io.meshwright.api.name.PrincipalId;
import io.meshwright.api.plan.PolicyVerdict;
import io.meshwright.api.policy.Expression;
import io.meshwright.api.policy.Grounds;
import io.meshwright.api.policy.Privilege;
import io.meshwright.api.report.AccessReason;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.SortedSet;
import java.util.stream.Collectors;

/** One policy that has a part in an answer, as a line. */
final class ReasonText {
  private ReasonText() {}

  /** The line; {@code all} says how many columns the table has. */
  static String of(AccessReason reason, int all) {
    return Printable.line(
        switch (reason) {
          case AccessReason.Producer(PrincipalId principal) ->
              "producer " + principal + ": reads and writes everything as it is";
          case AccessReason.Grant grant ->
              "granted by "
                  + policy(
                      grant.policy(),
                      grant.through(),
                      grant.privileges(),
                      columns(grant.columns(), all),
                      grant.rows(),
                      grant.until(),
                      grant.grounds());
          case AccessReason.Denial denial ->
              "denied by "
                  + policy(
                      denial.policy(),
                      denial.through(),
                      denial.privileges(),
                      columns(denial.columns(), all),
                      denial.rows(),
                      denial.until(),
                      denial.grounds());
          case AccessReason.KeptRows(var policy, Expression keep, SortedSet<PrincipalId> exempt) ->
              exempt.isEmpty()
                  ? "rows kept by " + policy + ": only where " + keep.text()
                  : "all rows for " + names(exempt) + ": excepted from " + policy;
          case AccessReason.Masked masked -> masked(masked);
          case AccessReason.Declassified(String column, var dropped, String why) ->
              "declassified: %s does not inherit %s, %s"
                  .formatted(column, dropped.isEmpty() ? "anything" : names(dropped), why);
          case AccessReason.Loss(PolicyId policy, PolicyVerdict verdict) ->
              "NOT KEPT: %s is %s there, %s; %s"
                  .formatted(
                      policy,
                      verdict.verdict(),
                      verdict.reason(),
                      String.join("; ", VerdictsText.grounds(verdict)));
        });
  }

  private static String policy(
      PolicyId policy,
      SortedSet<PrincipalId> through,
      SortedSet<Privilege> privileges,
      String columns,
      Expression rows,
      Optional<Instant> until,
      Grounds grounds) {
    String where = rows.equals(Expression.Constant.TRUE) ? "" : " where " + rows.text();
    String why = grounds.text().isEmpty() ? "" : "; " + String.join(", ", grounds.text());
    return "%s to %s: %s%s%s%s%s"
        .formatted(
            policy,
            names(through),
            privileges.stream().map(Privilege::word).collect(Collectors.joining(", ")),
            columns,
            where,
            until.map(u -> " until " + u).orElse(""),
            why);
  }

  private static String columns(SortedSet<String> columns, int all) {
    return columns.size() == all ? "" : " of " + String.join(", ", columns);
  }

  private static String names(Collection<?> names) {
    return names.stream().map(Object::toString).collect(Collectors.joining(", "));
  }

  private static String masked(AccessReason.Masked masked) {
    if (masked.mask().isEmpty()) {
      return "not masked: " + masked.column() + ", " + masked.why();
    }
    return "masked: %s as %s by %s, %s"
        .formatted(
            masked.column(),
            masked.mask().get().text(),
            masked.by().map(PolicyId::value).orElse("a policy"),
            masked.why());
  }
}
