package io.meshwright.provider.aws.redshift.translate;

import io.meshwright.api.name.Ordered;
import io.meshwright.api.name.PrincipalId;
import io.meshwright.api.policy.Mask;
import io.meshwright.api.policy.TablePolicies;
import io.meshwright.api.schema.DataType;
import io.meshwright.kit.sql.UnwritableException;
import io.meshwright.provider.aws.redshift.resource.RsGrant;
import io.meshwright.provider.aws.redshift.resource.RsMask;
import io.meshwright.provider.aws.redshift.sql.RsMasks;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * The masks of one column, one above the other: everybody meets the strongest; whoever is exempt
 * from it meets the next, which has a higher priority; whoever is exempt from all sees the column.
 */
final class MaskLevels {
  /** Priorities leave room for those of others between them. */
  private static final int STEP = 10;

  private final List<TablePolicies.ColumnMask> masks;
  private final DataType type;
  private final Set<PrincipalId> raw;

  /**
   * Masks of a column.
   *
   * @param masks strongest first; at least one
   * @param type the column's type
   * @param raw principals that no mask binds
   */
  MaskLevels(List<TablePolicies.ColumnMask> masks, DataType type, Set<PrincipalId> raw) {
    this.masks = List.copyOf(masks);
    this.type = type;
    this.raw = Set.copyOf(raw);
  }

  /** Why a mask is replaced by NULL; empty where it is as it should be. */
  Optional<UnwritableException> unwritable(TablePolicies.ColumnMask mask) {
    try {
      RsMasks.write(Optional.of(RsMasks.canonical(mask.mask(), type)), type);
      return Optional.empty();
    } catch (UnwritableException e) {
      return Optional.of(e);
    }
  }

  /**
   * Whether whoever is exempt from a mask is exempt from all stronger ones. Else somebody with two
   * principals meets a mask that he is exempt from by one of them.
   */
  boolean isNested() {
    for (int i = 1; i < masks.size(); i++) {
      if (!masks.get(i - 1).except().containsAll(masks.get(i).except())) {
        return false;
      }
    }
    return true;
  }

  /** Everybody who does not meet the strongest mask. */
  SortedSet<PrincipalId> exempt() {
    TreeSet<PrincipalId> all = new TreeSet<>(raw);
    all.addAll(masks.getFirst().except());
    return Ordered.set(all);
  }

  /** The levels, with identities of those who have one. */
  List<RsMask.Level> levels(Function<PrincipalId, Optional<String>> identity) {
    TreeMap<Integer, SortedSet<String>> to = new TreeMap<>();
    for (PrincipalId principal : exempt()) {
      identity
          .apply(principal)
          .ifPresent(name -> to.computeIfAbsent(level(principal), k -> new TreeSet<>()).add(name));
    }
    List<RsMask.Level> levels = new ArrayList<>();
    levels.add(new RsMask.Level(look(0), 0, Ordered.set(List.of(RsGrant.PUBLIC))));
    to.forEach((level, names) -> levels.add(new RsMask.Level(look(level), STEP * level, names)));
    return levels;
  }

  private int level(PrincipalId principal) {
    if (raw.contains(principal)) {
      return masks.size();
    }
    int level = 0;
    while (level < masks.size() && masks.get(level).except().contains(principal)) {
      level++;
    }
    return level;
  }

  private RsMask.Look look(int level) {
    if (level == masks.size()) {
      return new RsMask.Look.Raw();
    }
    Mask mask = RsMasks.canonical(masks.get(level).mask(), type);
    // Between masks that are not nested, one that lets something through might meet the wrong one.
    boolean kept = mask.revealsNothing() || isNested() || level == masks.size() - 1;
    return new RsMask.Look.Masked(
        kept && unwritable(masks.get(level)).isEmpty() ? mask : new Mask.Nullify());
  }
}
