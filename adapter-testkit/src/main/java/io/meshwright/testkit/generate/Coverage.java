package io.meshwright.testkit.generate;

import io.meshwright.api.model.DeclaredSession;
import io.meshwright.api.model.Mesh;
import io.meshwright.api.model.PolicyResolution;
import io.meshwright.api.policy.TablePolicies;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Counts the hard parts that random cases hold, so that a run can show what it was about. */
public final class Coverage {
  private final Map<Part, Integer> counts = new EnumMap<>(Part.class);

  /** A count of nothing. */
  public Coverage() {
    for (Part part : Part.values()) {
      counts.put(part, 0);
    }
  }

  /** A hard part; all but sessions are counted once a table. */
  public enum Part {
    /** A cell is NULL. */
    NULLS,
    /** A policy is about a group that no session acts with. */
    EMPTY_GROUPS,
    /** NOT IN is asked of a column with a NULL. */
    NOT_IN_OF_NULL(PolicyFeature.ROWS),
    /** The table's or a column's name holds a quote. */
    QUOTES_IN_NAMES,
    /** The table's or a column's name leaves the basic plane of Unicode. */
    ASTRAL_NAMES,
    /** A constant of a filter holds a quote. */
    QUOTES_IN_CONSTANTS(PolicyFeature.ROWS),
    /** A constant of a filter leaves the basic plane of Unicode. */
    ASTRAL_CONSTANTS(PolicyFeature.ROWS),
    /** A session has two grants to read that differ in rows or columns. */
    OVERLAPPING_GRANTS(PolicyFeature.ROWS),
    /** A column has two masks. */
    OVERLAPPING_MASKS(PolicyFeature.MASKS),
    /** Something is denied. */
    DENIALS(PolicyFeature.DENIALS),
    /** Rows are kept back. */
    ROW_POLICIES(PolicyFeature.ROW_POLICIES),
    /** A grant or denial that is applied has ended when it is asked. */
    ENDED(PolicyFeature.ENDS),
    /** A grant or denial is still to end. */
    TO_END(PolicyFeature.ENDS),
    /** A policy reaches principals that are within those it names. */
    NESTED_GROUPS(PolicyFeature.NESTING),
    /** A filter asks for a principal. */
    MEMBERS_IN_FILTERS(PolicyFeature.ROWS),
    /** A LIKE pattern takes a wildcard literally. */
    ESCAPES(PolicyFeature.ROWS),
    /** A session holds principals that it does not act with. */
    INACTIVE_PRINCIPALS,
    /** A session acts with nobody. */
    NOBODY;

    private final Optional<PolicyFeature> needs;

    Part() {
      this.needs = Optional.empty();
    }

    Part(PolicyFeature needs) {
      this.needs = Optional.of(needs);
    }
  }

  /**
   * Counts a case.
   *
   * @param applied when it was made; what had ended by then is not there
   */
  public void add(RandomCase made, Instant applied) {
    Mesh mesh = made.mesh();
    for (DeclaredSession declared : mesh.sessions().values()) {
      count(Part.INACTIVE_PRINCIPALS, !declared.session().inactive().isEmpty());
      count(Part.NOBODY, declared.session().held().isEmpty());
    }
    PolicyResolution.resolve(mesh, applied).tables().values().forEach(t -> table(made, t));
  }

  private void table(RandomCase made, TablePolicies policies) {
    new CoveredParts(made, policies).all().forEach(this::count);
  }

  private void count(Part part, boolean holds) {
    counts.merge(part, holds ? 1 : 0, Integer::sum);
  }

  /** How often each part occurred. */
  public Map<Part, Integer> counts() {
    return Collections.unmodifiableMap(counts);
  }

  /** The parts that never occurred although policies may hold these features. */
  public List<Part> missing(Set<PolicyFeature> features) {
    return counts.entrySet().stream()
        .filter(e -> e.getValue() == 0 && e.getKey().needs.map(features::contains).orElse(true))
        .map(Map.Entry::getKey)
        .toList();
  }
}
