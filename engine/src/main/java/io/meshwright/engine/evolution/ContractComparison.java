package io.meshwright.engine.evolution;

import io.meshwright.api.evolution.ContractChange;
import io.meshwright.api.evolution.ContractChange.Kind;
import io.meshwright.api.evolution.ContractDifference;
import io.meshwright.api.evolution.SemanticVersion;
import io.meshwright.api.model.Contract;
import io.meshwright.api.model.LifecycleStatus;
import io.meshwright.api.schema.TableSchema;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Compares versions of contracts. */
public final class ContractComparison {
  private final Contract before;
  private final Contract after;
  private final List<ContractChange> changes = new ArrayList<>();

  private ContractComparison(Contract before, Contract after) {
    this.before = before;
    this.after = after;
  }

  /** How a contract differs from an earlier version of it. */
  public static ContractDifference compare(Contract before, Contract after) {
    return new ContractDifference(
        after.id(),
        Optional.empty(),
        Optional.of(before.version()),
        Optional.of(after.version()),
        new ContractComparison(before, after).changes());
  }

  /**
   * How contracts differ from earlier ones. They belong together by id and major version, else by
   * id alone. Differences are in order of the earlier contracts, added ones last; what is the same
   * is left out.
   */
  public static List<ContractDifference> compare(List<Contract> before, List<Contract> after) {
    List<ContractDifference> differences = new ArrayList<>();
    Set<Contract> used = new HashSet<>();
    List<Contract> unpaired = new ArrayList<>();
    for (Contract earlier : before) {
      Optional<Contract> later =
          after.stream().filter(c -> sameMajor(earlier, c) && !used.contains(c)).findFirst();
      later.ifPresent(used::add);
      later.ifPresentOrElse(c -> differences.add(compare(earlier, c)), () -> unpaired.add(earlier));
    }
    for (Contract earlier : unpaired) {
      Optional<Contract> later =
          after.stream().filter(c -> c.id().equals(earlier.id()) && !used.contains(c)).findFirst();
      later.ifPresent(used::add);
      differences.add(later.map(c -> compare(earlier, c)).orElseGet(() -> removed(earlier)));
    }
    after.stream().filter(c -> !used.contains(c)).forEach(c -> differences.add(added(c)));
    return differences.stream().filter(d -> !d.changes().isEmpty()).toList();
  }

  private static boolean sameMajor(Contract a, Contract b) {
    return a.id().equals(b.id()) && major(a).equals(major(b));
  }

  private static Optional<Integer> major(Contract contract) {
    return SemanticVersion.parse(contract.version()).map(SemanticVersion::major);
  }

  private static ContractDifference removed(Contract contract) {
    boolean announced =
        contract.status() == LifecycleStatus.RETIRED
            || contract.status() == LifecycleStatus.DEPRECATED;
    return new ContractDifference(
        contract.id(),
        Optional.empty(),
        Optional.of(contract.version()),
        Optional.empty(),
        List.of(
            new ContractChange(
                announced ? Kind.STATUS_CHANGED : Kind.CONTRACT_REMOVED,
                "",
                announced
                    ? "the " + contract.status().word() + " contract was removed"
                    : "the contract was removed without having been deprecated")));
  }

  private static ContractDifference added(Contract contract) {
    return new ContractDifference(
        contract.id(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(contract.version()),
        List.of(new ContractChange(Kind.CONTRACT_ADDED, "", "the contract was added")));
  }

  private List<ContractChange> changes() {
    words("the name", before.name(), after.name());
    words("the description", before.description(), after.description());
    if (!before.team().equals(after.team())) {
      add(Kind.WORDS_CHANGED, "the team changed");
    }
    status();
    for (TableSchema table : before.tables()) {
      Optional<TableSchema> later = after.table(table.name());
      if (later.isPresent()) {
        changes.addAll(new TableComparison(table, later.get()).changes());
      } else {
        changes.add(new ContractChange(Kind.TABLE_REMOVED, table.name(), "the table was removed"));
      }
    }
    for (TableSchema table : after.tables()) {
      if (before.table(table.name()).isEmpty()) {
        changes.add(new ContractChange(Kind.TABLE_ADDED, table.name(), "the table was added"));
      }
    }
    changes.addAll(new SlaComparison(before.sla(), after.sla()).changes());
    changes.addAll(new QualityComparison(before.quality(), after.quality()).changes());
    return changes;
  }

  private void status() {
    if (before.status() == after.status()) {
      return;
    }
    add(
        after.status() == LifecycleStatus.RETIRED ? Kind.RETIRED : Kind.STATUS_CHANGED,
        "the status went from " + before.status().word() + " to " + after.status().word());
  }

  private void words(String what, String earlier, String later) {
    if (!earlier.equals(later)) {
      add(Kind.WORDS_CHANGED, what + " changed");
    }
  }

  private void add(Kind kind, String what) {
    changes.add(new ContractChange(kind, "", what));
  }
}
