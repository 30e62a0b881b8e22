package io.meshwright.provider.aws.redshift.apply;

import io.meshwright.api.plan.Change;
import io.meshwright.api.problem.Problem;
import io.meshwright.provider.aws.redshift.client.RedshiftGateway;
import io.meshwright.provider.aws.redshift.resource.RsColumn;
import io.meshwright.provider.aws.redshift.resource.RsMask;
import io.meshwright.provider.aws.redshift.resource.RsResource;
import io.meshwright.provider.aws.redshift.resource.RsTable;
import io.meshwright.spi.Assessment;
import java.util.List;
import java.util.Optional;

/** What changes mean for data that is there, and which cannot be made. */
final class RsAssessment {
  /** The comment of a table, and its two settings of row-level security. */
  private static final int BESIDE_COLUMNS = 3;

  private RsAssessment() {}

  static Assessment of(Change change) {
    Optional<RsResource> before = change.before().map(RsResource::of);
    Optional<RsResource> after = change.after().map(RsResource::of);
    if (before.isPresent() && before.get() instanceof RsTable was) {
      return after.isPresent() && after.get() instanceof RsTable table
          ? changed(change, was, table)
          : new Assessment(
              List.of(),
              List.of("all rows of " + was.schema() + "." + was.name()),
              Optional.empty());
    }
    if (after.isPresent() && after.get() instanceof RsMask mask) {
      return masked(change, before, mask);
    }
    return before.isPresent() && before.get() instanceof RsMask mask
        ? unmasked(change, mask)
        : Assessment.HARMLESS;
  }

  /** What others attached to a policy of ours counts as well. */
  private static Assessment unmasked(Change change, RsMask mask) {
    int statements = mask.levels().stream().mapToInt(l -> 1 + l.to().size()).sum();
    return fits(change, statements, "detach masking policies of it from some roles by hand");
  }

  /** The masks of a column change as a whole, in one transaction. */
  private static Assessment masked(Change change, Optional<RsResource> before, RsMask mask) {
    int statements = statements(mask);
    if (before.isPresent() && before.get() instanceof RsMask was) {
      statements += statements(was);
    }
    return fits(
        change,
        statements,
        "exempt fewer principals from the mask, for example one group that they are within");
  }

  private static Assessment fits(Change change, int statements, String remedy) {
    return statements <= RedshiftGateway.MAX_STATEMENTS
        ? Assessment.HARMLESS
        : refused(
            change,
            "it takes "
                + statements
                + " statements, and a transaction has "
                + RedshiftGateway.MAX_STATEMENTS,
            remedy);
  }

  private static int statements(RsMask mask) {
    return mask.levels().stream().mapToInt(l -> 2 + l.to().size()).sum();
  }

  private static Assessment changed(Change change, RsTable before, RsTable after) {
    for (int i = 0; i < before.columns().size(); i++) {
      boolean kept =
          i < after.columns().size() && isSame(before.columns().get(i), after.columns().get(i));
      if (!kept) {
        return refused(
            change,
            "column "
                + before.columns().get(i).name()
                + " would have to change, move or go, which a transaction of Redshift does not do"
                + " without loss",
            "add columns at the end only, or publish a new major version");
      }
    }
    List<RsColumn> added = after.columns().subList(before.columns().size(), after.columns().size());
    return added.stream().noneMatch(RsColumn::required)
        ? fits(
            change,
            added.size() + BESIDE_COLUMNS,
            "add %d columns at the most, apply, and then the others"
                .formatted(RedshiftGateway.MAX_STATEMENTS - BESIDE_COLUMNS))
        : refused(
            change,
            "a new column that refuses NULL needs a default value for the rows that are there",
            "let it be NULL, or publish a new major version");
  }

  private static boolean isSame(RsColumn old, RsColumn now) {
    return old.name().equals(now.name())
        && old.type().equals(now.type())
        && old.required() == now.required();
  }

  private static Assessment refused(Change change, String what, String remedy) {
    return new Assessment(
        List.of(),
        List.of(),
        Optional.of(Problem.error("impossible-change", change.address().toString(), what, remedy)));
  }
}
