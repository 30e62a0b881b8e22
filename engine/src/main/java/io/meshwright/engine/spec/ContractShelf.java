package io.meshwright.engine.spec;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** All contracts of a workspace, found by id and version. */
final class ContractShelf {
  private final Map<String, List<OdcsDocument>> byId = new TreeMap<>();
  private final Set<String> used = new HashSet<>();
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
