package io.meshwright.engine.spec;

import io.meshwright.kit.text.Suggestions;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** All contracts of a workspace, found by id and version. */
final class ContractShelf {
  /** As many people do not make the same slip of the pen. */
  private static final int SEVERAL = 2;

  private final Map<String, List<OdcsDocument>> byId = new TreeMap<>();
  private final Set<String> used = new HashSet<>();
  private final Map<String, Integer> referred = new TreeMap<>();
  private final Set<String> misspelt = new HashSet<>();
  private final Findings findings;

  ContractShelf(Findings findings) {
    this.findings = findings;
  }

  /** Adds a contract; a second one of the same id and version is a problem. */
  void add(OdcsDocument contract) {
    List<OdcsDocument> versions =
        byId.computeIfAbsent(contract.id().text(), k -> new ArrayList<>());
    for (OdcsDocument other : versions) {
      if (other.version().text().equals(contract.version().text())) {
        findings.error(
            "duplicate-contract",
            contract.id().place(),
            contract.id().text(),
            "version " + contract.version().text() + " of the contract is also in " + other.file(),
            "give one of them another id or version");
        return;
      }
    }
    versions.add(contract);
  }

  /** Counts how often products name contracts. */
  void refer(OdpsDocument product) {
    Stream.of(product.outputs(), product.inputs())
        .flatMap(List::stream)
        .flatMap(p -> p.contract().stream())
        .forEach(id -> referred.merge(id.text(), 1, Integer::sum));
  }

  /**
   * Reports the contract whose id has a slip where several ports name an id that no contract has,
   * and whether there is such a contract.
   */
  boolean isMisspelt(String wrong) {
    String meant = Suggestions.closest(wrong, byId.keySet()).orElse("");
    int times = referred.getOrDefault(wrong, 0);
    if (times < SEVERAL || meant.isEmpty() || referred.containsKey(meant)) {
      return false;
    }
    misspelt(byId.getOrDefault(meant, List.of()).getFirst(), wrong);
    return true;
  }

  /** Reports a contract whose id has a slip, once. */
  void misspelt(OdcsDocument contract, String meant) {
    if (misspelt.add(contract.file())) {
      findings.error(
          "misspelt-name",
          contract.id().place(),
          "no output port names '"
              + contract.id().text()
              + "', and '"
              + meant
              + "' is named "
              + referred.getOrDefault(meant, 0)
              + " times",
          "did you mean '" + meant + "'?");
    }
  }

  /** Whether that was reported of it. */
  boolean isKnownToBeMisspelt(OdcsDocument contract) {
    return misspelt.contains(contract.file());
  }

  /** The major versions of an id's contracts. */
  List<Optional<Integer>> majors(String id) {
    return byId.getOrDefault(id, List.of()).stream()
        .map(c -> Addresses.major(c.version().text()))
        .toList();
  }

  /** Ids in order. */
  Set<String> ids() {
    return byId.keySet();
  }

  /**
   * The contract of an id: where several versions have it, the one of that version, else the only
   * one of that major version.
   */
  Optional<OdcsDocument> find(String id, String version) {
    List<OdcsDocument> versions = byId.getOrDefault(id, List.of());
    if (versions.size() == 1) {
      return Optional.of(versions.getFirst());
    }
    Optional<OdcsDocument> exact =
        versions.stream().filter(c -> c.version().text().equals(version)).findFirst();
    if (exact.isPresent()) {
      return exact;
    }
    List<OdcsDocument> sameMajor =
        versions.stream()
            .filter(c -> Addresses.major(c.version().text()).equals(Addresses.major(version)))
            .toList();
    return sameMajor.size() == 1 ? Optional.of(sameMajor.getFirst()) : Optional.empty();
  }

  /** The contract of that id and version. */
  Optional<OdcsDocument> exact(String id, String version) {
    return byId.getOrDefault(id, List.of()).stream()
        .filter(c -> c.version().text().equals(version))
        .findFirst();
  }

  /** Notes that a port publishes the contract. */
  void use(OdcsDocument contract) {
    used.add(contract.file());
  }

  /** Whether a port publishes the contract. */
  boolean isUsed(OdcsDocument contract) {
    return used.contains(contract.file());
  }
}
