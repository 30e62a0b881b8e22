package io.meshwright.provider.snowflake.translate;

import io.meshwright.api.name.PolicyId;
import io.meshwright.api.plan.PolicyVerdict;
import io.meshwright.api.plan.Verdict;
import io.meshwright.api.policy.Expression;
import io.meshwright.api.policy.Privilege;
import io.meshwright.api.policy.TablePolicies;
import io.meshwright.kit.sql.UnwritableException;
import io.meshwright.kit.translate.WorstVerdicts;
import io.meshwright.provider.snowflake.sql.SfBodies;
import io.meshwright.provider.snowflake.sql.SfConditions;
import io.meshwright.provider.snowflake.sql.ViewStatements;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** How faithfully each policy survives on one table. */
final class SfVerdicts {
  private static final String READ_ONLY = "external-writes";
  private static final String IN_CLOUD = "files are put into the bucket by rights of the cloud";

  private final TableRules rules;
  private final WorstVerdicts verdicts;

  private SfVerdicts(TableRules rules) {
    this.rules = rules;
    this.verdicts = new WorstVerdicts(rules.policies().table());
  }

  /** A verdict for each policy about the table. */
  static List<PolicyVerdict> of(TableRules rules) {
    return new SfVerdicts(rules).all();
  }

  private List<PolicyVerdict> all() {
    rules.policies().grants().forEach(this::grant);
    rules.policies().denials().forEach(this::denial);
    rules.policies().rowPolicies().forEach(this::rowPolicy);
    rules.policies().masks().forEach(this::masks);
    bodies();
    return Stream.concat(verdicts.all().stream(), producer().stream()).toList();
  }

  /** Whoever fills a table over files does so where they are. */
  private Optional<PolicyVerdict> producer() {
    return rules.isReadOnly() && !rules.isPort() && !rules.producer().isEmpty()
        ? Optional.of(
            new PolicyVerdict(
                Optional.empty(),
                rules.policies().table().toString(),
                Verdict.STRICTER,
                "its producer reads it, and " + IN_CLOUD,
                Optional.of(READ_ONLY)))
        : Optional.empty();
  }

  private void grant(TablePolicies.Grant grant) {
    say(grant.policy(), Verdict.EXACT, "a database role, and " + where("the table's policies"), "");
    new ShareVerdicts(rules, verdicts).grant(grant);
    stream(grant);
    if (grant.until().isPresent()) {
      say(
          grant.policy(),
          Verdict.WEAKER,
          "a grant has no end of its own; `sweep` takes it away after " + grant.until().get(),
          "grant-end");
    }
    if (grant.privileges().contains(Privilege.MANAGE)) {
      say(grant.policy(), Verdict.STRICTER, managing(), "grant-option");
    }
    if (grant.privileges().contains(Privilege.WRITE)) {
      write(grant);
    }
    if (grant.privileges().contains(Privilege.READ)) {
      writable(grant.policy(), grant.rows(), true);
    }
  }

  /** Whether whoever reads the table can follow its changes, as a port of streams promises. */
  private void stream(TablePolicies.Grant grant) {
    if (!rules.form().stream()) {
      return;
    }
    if (!rules.form().isTracked()) {
      say(
          grant.policy(),
          Verdict.IMPOSSIBLE,
          "changes of standard tables only are followed here",
          "stream-kind");
    } else if (rules.byView()) {
      say(
          grant.policy(),
          Verdict.IMPOSSIBLE,
          "the table is read by way of a view, whose changes are not followed",
          "stream-view");
    }
  }

  /** What is left of managing. */
  private String managing() {
    if (rules.isReadOnly()) {
      return "a role reads the view, and cannot hand anything on";
    }
    return rules.byView()
        ? "a role may insert and empty, reads the view, and cannot hand anything on"
        : "a role may do everything and cannot hand it on";
  }

  private void write(TablePolicies.Grant grant) {
    if (rules.isPort()) {
      say(grant.policy(), Verdict.STRICTER, "nothing is written by way of a view", "view-writes");
    } else if (rules.isReadOnly()) {
      say(
          grant.policy(),
          Verdict.STRICTER,
          "an external table is read only; " + IN_CLOUD,
          READ_ONLY);
    } else if (!grant.rows().equals(Expression.Constant.TRUE)) {
      say(
          grant.policy(),
          Verdict.IMPOSSIBLE,
          "inserted rows pass no row access policy, so that what is written cannot be limited",
          "write-rows");
    } else if (rules.byView()) {
      say(
          grant.policy(),
          Verdict.STRICTER,
          "whoever reads a view of the table inserts and changes nothing that is there",
          "write-view");
    } else if (rules.rows().isPresent() || !grant.privileges().contains(Privilege.READ)) {
      say(
          grant.policy(),
          Verdict.STRICTER,
          "only rows that the writer sees can be updated or deleted",
          "write-visible");
    }
  }

  private void denial(TablePolicies.Denial denial) {
    say(
        denial.policy(),
        Verdict.EXACT,
        "in " + where("the table's policies") + ", for roles that are held",
        "");
    if (denial.until().isPresent()) {
      say(
          denial.policy(),
          Verdict.STRICTER,
          "it stays until `sweep` takes it away after " + denial.until().get(),
          "grant-end");
    }
    boolean given =
        denial.privileges().stream()
            .filter(p -> p != Privilege.READ)
            // Nobody writes by way of a port's view, or to files.
            .filter(p -> p != Privilege.WRITE || !rules.isReadOnly())
            .anyMatch(
                p ->
                    rules.policies().grants().stream()
                        .anyMatch(
                            g ->
                                g.privileges().contains(p)
                                    || g.privileges().contains(Privilege.MANAGE)));
    if (given) {
      say(
          denial.policy(),
          Verdict.IMPOSSIBLE,
          "nothing refuses a privilege that another role was given",
          "no-deny");
    }
    writable(denial.policy(), denial.rows(), false);
  }

  private void rowPolicy(TablePolicies.KeptRows kept) {
    say(kept.policy(), Verdict.EXACT, "in " + where("the table's row access policy"), "");
    writable(kept.policy(), kept.keep(), true);
  }

  private void masks(String column, List<TablePolicies.ColumnMask> masks) {
    for (TablePolicies.ColumnMask mask : masks) {
      say(mask.policy(), Verdict.EXACT, "in " + where("the column's masking policy"), "");
      rules
          .unwritable(mask.mask(), column)
          .ifPresent(
              e ->
                  say(
                      mask.policy(),
                      Verdict.STRICTER,
                      "NULL is shown instead: " + e.getMessage(),
                      e.limit()));
    }
  }

  private void writable(PolicyId policy, Expression rows, boolean gives) {
    try {
      SfConditions.write(rules.nativeCondition(rows), rules.form().types(), gives);
    } catch (UnwritableException e) {
      say(policy, Verdict.IMPOSSIBLE, String.valueOf(e.getMessage()), e.limit());
    }
  }

  /** What several policies together ask of one body. */
  private void bodies() {
    try {
      if (rules.byView()) {
        ViewStatements.query(ViewBodies.ruled(rules), rules.form().types());
        for (String account : rules.consumers()) {
          ViewStatements.query(ViewBodies.ruled(rules.toConsumer(account)), rules.form().types());
        }
        return;
      }
      Optional<Expression> rows = rules.rows();
      if (rows.isPresent()) {
        SfBodies.rows(rows.get(), rules.form().types());
      }
      for (var mask : rules.masks().entrySet()) {
        SfBodies.mask(mask.getValue(), mask.getKey(), rules.form().types());
      }
    } catch (UnwritableException e) {
      readers(String.valueOf(e.getMessage()), e.limit());
    }
  }

  private void readers(String reason, String limit) {
    rules.policies().grants().forEach(g -> say(g.policy(), Verdict.IMPOSSIBLE, reason, limit));
  }

  /** What keeps the table's policies. */
  private String where(String natively) {
    return rules.byView() ? "the text of its secure view" : natively;
  }

  private void say(PolicyId policy, Verdict verdict, String reason, String limit) {
    verdicts.say(policy, verdict, reason, limit);
  }
}
