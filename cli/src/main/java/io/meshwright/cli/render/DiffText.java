package io.meshwright.cli.render;

import io.meshwright.api.evolution.ContractChange;
import io.meshwright.api.evolution.ContractDifference;
import io.meshwright.api.evolution.VersionStep;
import java.util.Comparator;
import java.util.List;

/** Differences of contracts for people. */
public final class DiffText {
  private DiffText() {}

  /** Each contract with its changes, the breaking ones first. */
  public static String of(List<ContractDifference> differences, Style style) {
    if (differences.isEmpty()) {
      return "No differences.\n";
    }
    StringBuilder text = new StringBuilder();
    for (ContractDifference difference : differences) {
      text.append(style.bold(Printable.line(heading(difference)))).append('\n');
      for (ContractChange change : inOrder(difference)) {
        String line = "  " + sign(change) + " " + Printable.line(change.text());
        text.append(change.isBreaking() ? style.red(line) : line).append('\n');
      }
      String verdict = Printable.line("  " + difference.verdict());
      text.append(difference.isVersionEnough() ? verdict : style.yellow(verdict)).append("\n\n");
    }
    long breaking = differences.stream().filter(d -> !d.breaking().isEmpty()).count();
    return text
        + Words.count(differences.size(), "contract")
        + (differences.size() == 1 ? " differs" : " differ")
        + (breaking == 0
            ? ", none breaks anybody.\n"
            : ", " + breaking + " with breaking changes.\n");
  }

  static String heading(ContractDifference difference) {
    String versions =
        difference.before().map(v -> " " + v).orElse("")
            + difference
                .after()
                .filter(v -> !difference.before().equals(difference.after()))
                .map(v -> (difference.before().isPresent() ? " -> " : " ") + v)
                .orElse("");
    return difference.subject() + (difference.port().isPresent() ? "" : versions);
  }

  static List<ContractChange> inOrder(ContractDifference difference) {
    return difference.changes().stream()
        .sorted(Comparator.comparing((ContractChange c) -> c.kind().demands()).reversed())
        .toList();
  }

  private static String sign(ContractChange change) {
    VersionStep step = change.kind().demands();
    return switch (step) {
      case MAJOR -> "!";
      case MINOR -> "+";
      case PATCH, NONE -> "~";
    };
  }
}
