package io.meshwright.api.report;

import io.meshwright.api.name.Ordered;
import io.meshwright.api.name.PlatformName;
import io.meshwright.api.name.PrincipalId;
import io.meshwright.api.name.TableAddress;
import io.meshwright.api.policy.Exposure;
import io.meshwright.api.policy.Privilege;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;

/**
 * What a session may do with one table, and why.
 *
 * @param table which
 * @param platform where it is placed
 * @param columns every column that was asked about, in the contract's order
 * @param columnCount how many columns the table has
 * @param rights what policies let it do, {@link Privilege#DISCOVER} included
 * @param exposure what it sees, as the reference semantics says
 * @param reasons the policies that have a part in it
 * @param missing what would have to be otherwise for it to read; empty where it reads what was
 *     asked about
 * @param live the same from live resources, where that was asked for
 */
public record TableAccess(
    TableAddress table,
    PlatformName platform,
    List<String> columns,
    int columnCount,
    SortedSet<Privilege> rights,
    Exposure exposure,
    List<AccessReason> reasons,
    List<String> missing,
    Optional<Live> live) {
  /** Copies the lists. */
  public TableAccess {
    columns = List.copyOf(columns);
    rights = Ordered.set(rights);
    reasons = List.copyOf(reasons);
    missing = List.copyOf(missing);
  }

  /** Whether it sees any cell of what was asked about. */
  public boolean reads() {
    return columns.stream().anyMatch(c -> exposure.columns().containsKey(c));
  }

  /** The same with what live resources say. */
  public TableAccess with(Live value) {
    return new TableAccess(
        table,
        platform,
        columns,
        columnCount,
        rights,
        exposure,
        reasons,
        missing,
        Optional.of(value));
  }

  /**
   * What live resources give, lifted.
   *
   * @param principals what the session acts with there
   * @param exposure what it sees; parts that could not be read count as open
   * @param exact whether everything could be read
   * @param paths how access comes about, each from an identity of the session to a right
   * @param missing native steps that are not there
   * @param differences in what it is not as desired
   */
  public record Live(
      SortedSet<PrincipalId> principals,
      Exposure exposure,
      boolean exact,
      List<String> paths,
      List<String> missing,
      List<String> differences) {
    /** Copies the collections. */
    public Live {
      principals = Ordered.set(principals);
      paths = List.copyOf(paths);
      missing = List.copyOf(missing);
      differences = List.copyOf(differences);
    }
  }
}
