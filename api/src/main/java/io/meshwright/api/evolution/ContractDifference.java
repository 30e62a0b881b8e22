package io.meshwright.api.evolution;

import io.meshwright.api.name.PortAddress;
import java.util.List;
import java.util.Optional;

/**
 * How a contract differs from an earlier one.
 *
 * @param contract its id
 * @param port the port that publishes it, where the earlier side is what is live
 * @param before the earlier version as written; empty where there is none, or none is known
 * @param after the later version as written; empty where there is none, or none is known
 * @param changes every difference
 */
public record ContractDifference(
    String contract,
    Optional<PortAddress> port,
    Optional<String> before,
    Optional<String> after,
    List<ContractChange> changes) {
  /** Copies the changes. */
  public ContractDifference {
    changes = List.copyOf(changes);
  }

  /** What it is about, for people. */
  public String subject() {
    return port.map(PortAddress::toString).orElse(contract);
  }

  /** The changes that break it. */
  public List<ContractChange> breaking() {
    return changes.stream().filter(ContractChange::isBreaking).toList();
  }

  /** The largest step that a change demands. */
  public VersionStep demands() {
    return changes.stream()
        .map(c -> c.kind().demands())
        .max(VersionStep::compareTo)
        .orElse(VersionStep.NONE);
  }

  /** The lowest version that the changes allow; empty where no earlier one is known. */
  public Optional<SemanticVersion> demandedVersion() {
    return before.flatMap(SemanticVersion::parse).map(v -> v.after(demands()));
  }

  /**
   * Whether the later version goes as far as the changes demand. Where no versions are known, only
   * a breaking change goes too far.
   */
  public boolean isVersionEnough() {
    if (after.isEmpty() && before.isPresent()) {
      return breaking().isEmpty();
    }
    Optional<SemanticVersion> demanded = demandedVersion();
    Optional<SemanticVersion> written = after.flatMap(SemanticVersion::parse);
    return demanded.isEmpty() || written.isEmpty()
        ? breaking().isEmpty()
        : written.get().compareTo(demanded.get()) >= 0;
  }

  /** What the changes demand and what the document says, in one sentence. */
  public String verdict() {
    if (changes.isEmpty()) {
      return "nothing changed";
    }
    long weighty = changes.stream().filter(c -> c.kind().demands() == demands()).count();
    String what =
        switch (demands()) {
          case MAJOR -> counted(weighty, "breaking change");
          case MINOR -> counted(weighty, "compatible change");
          case PATCH, NONE -> counted(weighty, "change of words");
        };
    String verb = weighty == 1 ? " demands " : " demand ";
    Optional<SemanticVersion> demanded = demandedVersion();
    if (demanded.isEmpty() || after.isEmpty()) {
      return demands() == VersionStep.MAJOR && (port.isPresent() || after.isPresent())
          ? what + verb + "a new major version"
          : what;
    }
    return what + verb + demanded.get() + "; the document says " + after.get();
  }

  private static String counted(long count, String noun) {
    String many = noun.startsWith("change") ? noun.replace("change", "changes") : noun + "s";
    return count + " " + (count == 1 ? noun : many);
  }
}
