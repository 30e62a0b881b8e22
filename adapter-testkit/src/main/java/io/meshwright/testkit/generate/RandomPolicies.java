package io.meshwright.testkit.generate;

import io.meshwright.api.model.Mesh;
import io.meshwright.api.name.Ordered;
import io.meshwright.api.name.PolicyId;
import io.meshwright.api.name.PrincipalId;
import io.meshwright.api.name.TableAddress;
import io.meshwright.api.policy.AccessPolicy;
import io.meshwright.api.policy.ColumnSelection;
import io.meshwright.api.policy.Expression;
import io.meshwright.api.policy.Mask;
import io.meshwright.api.policy.MaskingPolicy;
import io.meshwright.api.policy.PolicyTarget;
import io.meshwright.api.policy.Privilege;
import io.meshwright.api.policy.RowPolicy;
import io.meshwright.api.schema.Column;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedSet;
import java.util.function.Predicate;

/**
 * Policies about one table, without findings when resolved. What a case may not hold is made and
 * left out, so that a seed makes the same policies but for that.
 */
final class RandomPolicies {
  private static final int MAX_GRANTS = 4;
  private static final int MAX_DENIALS = 2;
  private static final int MAX_ROW_POLICIES = 2;
  private static final int MAX_MASKS = 3;
  private static final int MANY_DAYS = 400;

  private final Choice choice;
  private final List<PrincipalId> principals;
  private final Instant now;
  private final Set<PolicyFeature> features;

  RandomPolicies(
      Choice choice, List<PrincipalId> principals, Instant now, Set<PolicyFeature> features) {
    this.features = Set.copyOf(features);
    this.choice = choice;
    this.principals = List.copyOf(principals);
    this.now = now;
  }

  /** Adds policies about a table; their ids start with the prefix. */
  void addTo(Mesh.Builder mesh, String prefix, TableAddress address, TableDraft draft) {
    addTo(mesh, prefix, address, draft, column -> true);
  }

  /**
   * Adds policies about a table; their ids start with the prefix.
   *
   * @param maskable which columns may be masked
   */
  void addTo(
      Mesh.Builder mesh,
      String prefix,
      TableAddress address,
      TableDraft draft,
      Predicate<String> maskable) {
    PolicyTarget target =
        new PolicyTarget(
            address.port().product(),
            Optional.of(address.port().port()),
            OptionalInt.of(address.port().major()),
            Optional.of(address.table()));
    RandomFilters filters = new RandomFilters(choice, draft, principals);
    for (int i = choice.between(1, MAX_GRANTS); i > 0; i--) {
      mesh.policy(access(prefix + "-grant-" + i, target, draft, filters, false));
    }
    for (int i = choice.percent(50) ? 0 : choice.between(1, MAX_DENIALS); i > 0; i--) {
      AccessPolicy denial = access(prefix + "-deny-" + i, target, draft, filters, true);
      if (features.contains(PolicyFeature.DENIALS)) {
        mesh.policy(denial);
      }
    }
    for (int i = choice.percent(50) ? 0 : choice.between(1, MAX_ROW_POLICIES); i > 0; i--) {
      RowPolicy rows =
          new RowPolicy(
              new PolicyId(prefix + "-rows-" + i), List.of(target), filters.filter(), exempt());
      if (features.contains(PolicyFeature.ROW_POLICIES)) {
        mesh.policy(rows);
      }
    }
    List<MaskingPolicy> masks = masks(prefix, target, draft);
    if (features.contains(PolicyFeature.MASKS)) {
      masks.stream().filter(m -> maskable.test(masked(draft, m).name())).forEach(mesh::policy);
    }
  }

  private AccessPolicy access(
      String id, PolicyTarget target, TableDraft draft, RandomFilters filters, boolean deny) {
    AccessPolicy.Builder policy =
        AccessPolicy.builder(id, choice.some(principals, choice.between(1, 2)), List.of(target));
    if (deny) {
      policy.deny();
    }
    Optional<Instant> end =
        choice.oneOf(List.of(Optional.of(now.plus(days())), Optional.<Instant>empty()));
    if (choice.percent(8)) {
      end = Optional.of(now.minus(days()));
    }
    if (features.contains(PolicyFeature.ENDS)) {
      end.ifPresent(policy::until);
    }
    Privilege[] privileges = privileges(deny);
    if (features.contains(PolicyFeature.PRIVILEGES)) {
      policy.privileges(privileges);
    }
    if (!deny && List.of(privileges).contains(Privilege.MANAGE)) {
      return policy.build();
    }
    if (choice.percent(65)) {
      Expression rows = filters.filter();
      if (features.contains(PolicyFeature.ROWS)) {
        policy.rows(rows);
      }
    }
    ColumnSelection columns = columns(draft);
    return policy
        .columns(features.contains(PolicyFeature.COLUMNS) ? columns : new ColumnSelection.All())
        .build();
  }

  private Duration days() {
    return Duration.ofDays(choice.between(1, MANY_DAYS));
  }

  private Privilege[] privileges(boolean deny) {
    return switch (choice.between(0, 19)) {
      case 0 -> new Privilege[] {Privilege.MANAGE};
      case 1 -> new Privilege[] {Privilege.WRITE};
      case 2, 3 -> new Privilege[] {Privilege.READ, Privilege.WRITE};
      case 4 ->
          deny
              ? new Privilege[] {Privilege.READ, Privilege.WRITE, Privilege.MANAGE}
              : new Privilege[] {Privilege.DISCOVER};
      default -> new Privilege[] {Privilege.READ};
    };
  }

  private ColumnSelection columns(TableDraft draft) {
    List<String> names = draft.schema().columnNames();
    return switch (choice.between(0, 3)) {
      case 0, 1 -> new ColumnSelection.All();
      case 2 ->
          new ColumnSelection.Only(
              Ordered.set(choice.some(names, choice.between(1, names.size()))));
      default -> new ColumnSelection.AllBut(Ordered.set(choice.some(names, 1)));
    };
  }

  private SortedSet<PrincipalId> exempt() {
    return Ordered.set(choice.percent(50) ? List.of() : choice.some(principals, 1));
  }

  /** Two masks of one strength on a column would be an error, unless they are equal. */
  private List<MaskingPolicy> masks(String prefix, PolicyTarget target, TableDraft draft) {
    Map<String, Set<Integer>> strengths = new HashMap<>();
    List<MaskingPolicy> policies = new ArrayList<>();
    for (int i = choice.percent(40) ? 0 : choice.between(1, MAX_MASKS); i > 0; i--) {
      Column column =
          !policies.isEmpty() && choice.percent(50)
              ? masked(draft, policies.getFirst())
              : choice.oneOf(draft.schema().columns());
      Mask mask = RandomMasks.of(choice, draft, column);
      if (strengths.computeIfAbsent(column.name(), k -> new HashSet<>()).add(mask.strength())) {
        policies.add(
            new MaskingPolicy(
                new PolicyId(prefix + "-mask-" + i),
                new MaskingPolicy.Match.NamedColumn(target, column.name()),
                mask,
                exempt()));
      }
    }
    return policies;
  }

  private static Column masked(TableDraft draft, MaskingPolicy policy) {
    return draft.schema().columns().stream()
        .filter(c -> policy.matchText().endsWith("." + c.name()))
        .findFirst()
        .orElseThrow();
  }
}
