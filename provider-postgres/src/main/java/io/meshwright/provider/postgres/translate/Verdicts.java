package io.meshwright.provider.postgres.translate;

import io.meshwright.api.name.PolicyId;
import io.meshwright.api.plan.PolicyVerdict;
import io.meshwright.api.plan.Verdict;
import io.meshwright.api.policy.Expression;
import io.meshwright.api.policy.Mask;
import io.meshwright.api.policy.Masking;
import io.meshwright.api.policy.Privilege;
import io.meshwright.api.policy.TablePolicies;
import io.meshwright.api.schema.DataType;
import io.meshwright.api.schema.DataValue;
import io.meshwright.provider.postgres.sql.ColumnTypes;
import io.meshwright.provider.postgres.sql.PgConditions;
import io.meshwright.provider.postgres.sql.PgTypes;
import io.meshwright.spi.Capabilities;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** How faithfully each policy survives on one table, and by what means. */
final class Verdicts {
  private final Capabilities capabilities;
  private final Publication publication;
  private final List<PolicyVerdict> verdicts = new ArrayList<>();

  private Verdicts(Capabilities capabilities, Publication publication) {
    this.capabilities = capabilities;
    this.publication = publication;
  }

  /** The verdicts on one table. */
  static List<PolicyVerdict> of(Capabilities capabilities, Publication publication) {
    Verdicts verdicts = new Verdicts(capabilities, publication);
    verdicts.producer();
    publication.policies().grants().forEach(verdicts::grant);
    publication.policies().denials().forEach(verdicts::denial);
    publication.policies().rowPolicies().forEach(p -> verdicts.rows(p, ""));
    publication.inherited().rows().forEach(p -> verdicts.rows(p, "from the source: "));
    verdicts.masks(publication.policies().masks(), "");
    verdicts.masks(publication.inherited().masks(), "from the source: ");
    return List.copyOf(verdicts.verdicts);
  }

  /** A verdict on an object that is not made at all. */
  static PolicyVerdict impossible(
      Capabilities capabilities, String subject, String reason, String limit) {
    return new PolicyVerdict(
        Optional.empty(), subject, Verdict.IMPOSSIBLE, reason, known(capabilities, limit));
  }

  private static Optional<String> known(Capabilities capabilities, String limit) {
    return Optional.of(limit).filter(id -> capabilities.limits().containsKey(id));
  }

  private void add(PolicyId policy, Verdict verdict, String reason, String limit) {
    verdicts.add(
        new PolicyVerdict(
            Optional.of(policy),
            publication.table().toString(),
            verdict,
            reason,
            known(capabilities, limit)));
  }

  private void producer() {
    if (publication.policies().producer().isPresent() && publication.producerRole().isEmpty()) {
      verdicts.add(
          new PolicyVerdict(
              Optional.empty(),
              publication.table().toString(),
              Verdict.STRICTER,
              "the view is made from another product's table, which its producer reads by grants"
                  + " only",
              Optional.empty()));
    }
  }

  private void grant(TablePolicies.Grant grant) {
    Optional<String> unwritable = unwritable(Rules.before(grant.until()), grant.rows());
    boolean changes =
        grant.privileges().contains(Privilege.WRITE)
            || grant.privileges().contains(Privilege.MANAGE);
    String role = publication.role(grant.policy());
    if (unwritable.isPresent()) {
      add(grant.policy(), Verdict.IMPOSSIBLE, unwritable.get(), "text-nul");
    } else if (changes && !publication.ownsTable()) {
      add(
          grant.policy(),
          Verdict.STRICTER,
          "a view takes no writes and hands on no rights; members of " + role + " read it",
          "view-read-only");
    } else if (grant.privileges().contains(Privilege.READ) && !publication.inherited().isEmpty()) {
      add(
          grant.policy(),
          Verdict.STRICTER,
          "members of " + role + " read the view, under the protections of its source as well",
          "inherited-protection");
    } else {
      add(
          grant.policy(),
          Verdict.EXACT,
          "members of the role "
              + role
              + " have the privileges; row security keeps to the rows"
              + " and the time, the view to the columns",
          "");
    }
  }

  private void denial(TablePolicies.Denial denial) {
    boolean managers = !publication.grants(Privilege.MANAGE).isEmpty();
    boolean reads = denial.privileges().contains(Privilege.READ);
    boolean someColumns = !publication.takesAll(denial) && !denial.columns().isEmpty();
    Optional<String> unwritable = unwritable(Rules.before(denial.until()), denial.rows());
    if (unwritable.isPresent()) {
      add(denial.policy(), Verdict.IMPOSSIBLE, unwritable.get(), "text-nul");
    } else if (denial.privileges().contains(Privilege.MANAGE) && managers) {
      add(
          denial.policy(),
          Verdict.IMPOSSIBLE,
          "who may hand on rights to the table can get round a denial of them",
          "denial-manage");
    } else if (reads && someColumns && managers && publication.ownsTable()) {
      add(
          denial.policy(),
          Verdict.IMPOSSIBLE,
          "a right to the whole table, which managers have, makes the denial of columns void",
          "column-denial-manage");
    } else if (denial.privileges().equals(Set.of(Privilege.DISCOVER))) {
      add(
          denial.policy(),
          Verdict.WEAKER,
          "the catalogue, with names and comments, is readable by every login",
          "catalogue-readable");
    } else {
      add(
          denial.policy(),
          Verdict.EXACT,
          "members of the role "
              + publication.role(denial.policy())
              + (reads && someColumns
                  ? " read the columns as NULL through the view"
                  : " are kept out by restrictive row security"),
          "");
    }
  }

  private void rows(TablePolicies.KeptRows policy, String where) {
    Optional<String> unwritable = unwritable(policy.keep());
    if (unwritable.isPresent()) {
      add(policy.policy(), Verdict.IMPOSSIBLE, unwritable.get(), "text-nul");
      return;
    }
    add(
        policy.policy(),
        Verdict.EXACT,
        where + "restrictive row security keeps the rows back from the view",
        "");
  }

  /** One verdict per policy: the first column that cannot take the mask says why. */
  private void masks(Map<String, List<TablePolicies.ColumnMask>> masks, String where) {
    Set<PolicyId> refused = new HashSet<>();
    Set<PolicyId> seen = new HashSet<>();
    masks.forEach(
        (column, list) ->
            list.forEach(
                m ->
                    publication
                        .schema()
                        .column(column)
                        .flatMap(
                            c ->
                                maskLoss(m.mask(), c.type(), publication.nativeType(column))
                                    .or(() -> tie(column, m.mask())))
                        .filter(loss -> refused.add(m.policy()))
                        .ifPresent(
                            loss ->
                                add(
                                    m.policy(),
                                    Verdict.IMPOSSIBLE,
                                    "column '" + column + "': " + loss.reason(),
                                    loss.limit()))));
    masks.values().stream()
        .flatMap(List::stream)
        .filter(m -> !refused.contains(m.policy()) && seen.add(m.policy()))
        .forEach(
            m ->
                add(
                    m.policy(),
                    Verdict.EXACT,
                    where + "the view shows the column as " + m.mask().text(),
                    ""));
  }

  /** Of two different masks of one strength none is the stronger, so neither may win. */
  private Optional<Loss> tie(String column, Mask mask) {
    return publication.inherited().masks().getOrDefault(column, List.of()).stream()
        .map(TablePolicies.ColumnMask::mask)
        .filter(m -> m.strength() == mask.strength() && !m.equals(mask))
        .findFirst()
        .map(
            m ->
                new Loss(
                    "'" + mask.text() + "' and '" + m.text() + "' of its source are equally strong",
                    "mask-tie"));
  }

  /**
   * Why a column cannot have a mask.
   *
   * @param reason one sentence
   * @param limit id of the capability entry
   */
  record Loss(String reason, String limit) {}

  static Optional<Loss> maskLoss(Mask mask, DataType type, String nativeType) {
    if (mask instanceof Mask.Hash(Optional<String> key) && key.isPresent()) {
      return Optional.of(
          new Loss(
              "the key would stand in the view's text, which every login reads", "keyed-hash"));
    }
    if (mask instanceof Mask.Constant(DataValue value)
        && !(Masking.fits(value, type) && PgTypes.holds(nativeType, value))) {
      return Optional.of(
          new Loss(
              "the constant " + value.text() + " does not fit " + nativeType, "mask-constant"));
    }
    return Optional.empty();
  }

  /** Why conditions cannot be written, where they hold what the server has no text for. */
  private static Optional<String> unwritable(Expression... conditions) {
    ColumnTypes none = column -> Optional.empty();
    for (Expression condition : conditions) {
      try {
        PgConditions.write(condition, none);
      } catch (IllegalArgumentException e) {
        return Optional.of(String.valueOf(e.getMessage()));
      }
    }
    return Optional.empty();
  }
}
