package io.meshwright.engine.access;

import io.meshwright.api.model.InheritedClassifications;
import io.meshwright.api.name.PolicyId;
import io.meshwright.api.name.PrincipalId;
import io.meshwright.api.policy.Exposure;
import io.meshwright.api.policy.TablePolicies;
import io.meshwright.api.report.AccessReason;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.stream.Collectors;

/** The policies that have a part in what a session sees of a table. */
final class Reasons {
  private final MeantAccess access;
  private final SessionView view;

  private Reasons(MeantAccess access, SessionView view) {
    this.access = access;
    this.view = view;
  }

  /** Grants, denials, row policies, and the masks on some columns. */
  static List<AccessReason> of(MeantAccess access, SessionView view, List<String> columns) {
    Reasons reasons = new Reasons(access, view);
    List<AccessReason> all = new ArrayList<>();
    view.policies()
        .producer()
        .filter(p -> view.isProducer())
        .ifPresent(p -> all.add(new AccessReason.Producer(p)));
    view.grants().forEach(g -> all.add(reasons.grant(g)));
    view.denials().forEach(d -> all.add(reasons.denial(d)));
    if (!view.grants().isEmpty()) {
      for (TablePolicies.KeptRows kept : view.policies().rowPolicies()) {
        all.add(new AccessReason.KeptRows(kept.policy(), kept.keep(), view.through(kept.except())));
      }
    }
    columns.forEach(c -> reasons.masked(c).ifPresent(all::add));
    columns.forEach(c -> reasons.declassified(c).ifPresent(all::add));
    access
        .losses(view.table())
        .forEach(v -> v.policy().ifPresent(p -> all.add(new AccessReason.Loss(p, v))));
    return List.copyOf(all);
  }

  private Optional<AccessReason> declassified(String name) {
    return view.policies()
        .schema()
        .column(name)
        .filter(c -> view.exposure().columns().containsKey(name))
        .flatMap(
            c ->
                c.declassified()
                    .map(
                        reason ->
                            new AccessReason.Declassified(
                                name,
                                InheritedClassifications.dropped(access.mesh(), view.table(), c),
                                reason)));
  }

  private AccessReason grant(TablePolicies.Grant grant) {
    return new AccessReason.Grant(
        grant.policy(),
        view.through(grant.to()),
        grant.privileges(),
        grant.columns(),
        grant.rows(),
        grant.until(),
        access.grounds(grant.policy()));
  }

  private AccessReason denial(TablePolicies.Denial denial) {
    return new AccessReason.Denial(
        denial.policy(),
        view.through(denial.to()),
        denial.privileges(),
        denial.columns(),
        denial.rows(),
        denial.until(),
        access.grounds(denial.policy()));
  }

  /** Masks on a column that the session sees. */
  private Optional<AccessReason> masked(String column) {
    List<TablePolicies.ColumnMask> masks = view.policies().masks().getOrDefault(column, List.of());
    if (masks.isEmpty() || !view.exposure().columns().containsKey(column)) {
      return Optional.empty();
    }
    List<TablePolicies.ColumnMask> binding =
        masks.stream().filter(m -> view.through(m.except()).isEmpty()).toList();
    if (Optional.ofNullable(view.exposure().columns().get(column))
        .flatMap(Exposure.Seen::mask)
        .isEmpty()) {
      return Optional.of(raw(column, masks, binding));
    }
    TablePolicies.ColumnMask winner = binding.getFirst();
    List<PolicyId> others =
        masks.stream()
            .map(TablePolicies.ColumnMask::policy)
            .filter(p -> !p.equals(winner.policy()))
            .toList();
    String why =
        binding.size() == 1
            ? "the only mask that binds"
            : "the strongest of "
                + binding.stream()
                    .map(m -> m.policy() + " (" + m.mask().text() + ")")
                    .collect(Collectors.joining(", "));
    return Optional.of(
        new AccessReason.Masked(
            column, Optional.of(winner.mask()), Optional.of(winner.policy()), why, others));
  }

  private AccessReason raw(
      String column, List<TablePolicies.ColumnMask> masks, List<TablePolicies.ColumnMask> binding) {
    SortedSet<PrincipalId> exempt =
        view.through(masks.stream().flatMap(m -> m.except().stream()).toList());
    String why =
        view.isProducer()
            ? "the producer sees its own tables as they are"
            : binding.isEmpty()
                ? "excepted as "
                    + exempt.stream().map(Object::toString).collect(Collectors.joining(", "))
                : "who manages the table sees it as it is";
    return new AccessReason.Masked(
        column,
        Optional.empty(),
        Optional.empty(),
        why,
        masks.stream().map(TablePolicies.ColumnMask::policy).toList());
  }
}
