package io.meshwright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshwright.api.problem.Place;
import io.meshwright.cli.mutation.Broken;
import io.meshwright.cli.mutation.Mutations;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Workspaces made from the example and broken in one place each, from a printed seed: what {@code
 * validate} prints first has to be where the mistake is.
 *
 * <p>The true position of a mistake is where a person would put the cursor to mend it. It is known
 * by construction, and never taken from a YAML library:
 *
 * <ul>
 *   <li>a slip in a key: the first character of the key;
 *   <li>a slip in a reference, and a reference to nothing: the first character of the reference
 *       (its quote, within a filter), not of what it was meant to find;
 *   <li>a slip where something is defined that two other places at least name: the definition,
 *       since they do not all make the same slip. What one place alone names is not broken on that
 *       side: nobody can tell which of the two ends has the slip;
 *   <li>a value of a wrong type, and a word that is none of those allowed: the first character of
 *       the value;
 *   <li>a line of another indentation than its neighbours: its first character that is no blank;
 *   <li>what stands there twice: the second one, in order of files and lines; of a key the key, of
 *       a column, policy or contract its name;
 *   <li>a filter: the first character of the wrong column, literal, sign or word; what breaks off,
 *       behind its end or at its open bracket or quote; where a word is missing, the next one;
 *   <li>a quote or bracket that is not closed: where it opens; a tab: the tab; a colon within plain
 *       text: the colon; a key without a blank behind its colon: the key; an escape that is none:
 *       its backslash; an alias, tag or character that does not belong there: its first character.
 * </ul>
 */
class BrokenWorkspacesTest {
  private static final Path EXAMPLE = Path.of("../examples/retailer");
  private static final long SEED = Long.getLong("meshwright.test.seed", 20_261_126L);
  private static final int PER_KIND = Integer.getInteger("meshwright.test.mutations", 20);
  private static final double PLACED = 0.97;
  private static final double UNDERSTOOD = 0.9;
  private static final Pattern FIRST =
      Pattern.compile(
          "([^:\\n]+):(\\d+):(\\d+): error: .* \\[[a-z-]+]\\n"
              + "(?: +\\d+ \\|.*\\n +\\|.*\\n)?(?: {4}(.*)\\n)?");

  @TempDir Path folder;

  @BeforeEach
  void copyTheExample() throws IOException {
    try (Stream<Path> files = Files.walk(EXAMPLE)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path target = folder.resolve(EXAMPLE.relativize(file).toString());
        Files.createDirectories(target.getParent());
        Files.copy(file, target);
      }
    }
  }

  /** What one broken workspace gave. */
  private record Outcome(Broken broken, CliRun run) {
    boolean isPlaced() {
      Matcher first = FIRST.matcher(run.out());
      return first.lookingAt()
          && (first.group(1) + ":" + first.group(2) + ":" + first.group(3))
              .equals(broken.place().toString());
    }

    boolean isSlip() {
      return !broken.meant().isEmpty();
    }

    boolean isUnderstood() {
      Matcher first = FIRST.matcher(run.out());
      return first.lookingAt()
          && broken.meant().stream()
              .anyMatch(m -> String.valueOf(first.group(4)).contains("did you mean '" + m + "'?"));
    }

    boolean isRefused() {
      return run.exit() == 1;
    }

    boolean isQuiet() {
      return run.err().isEmpty()
          && !run.out().contains("\tat ")
          && !run.out().contains("Exception");
    }

    String shown() {
      Place place = broken.place();
      String printed = run.out().lines().limit(4).reduce("", (a, b) -> a + "\n      " + b);
      return broken.kind() + ", " + broken.how() + "; wanted " + place + ", printed:" + printed;
    }
  }

  /** How many of some outcomes are as they should be. */
  private record Figures(String name, List<Outcome> outcomes) {
    private static final String HEADINGS =
        String.format(
            Locale.ROOT,
            "%-20s %9s %6s %5s %10s %7s %5s%n",
            "kind",
            "mutations",
            "placed",
            "slips",
            "understood",
            "refused",
            "quiet");

    long count(Predicate<Outcome> wanted) {
      return outcomes.stream().filter(wanted).count();
    }

    private String line() {
      return String.format(
          Locale.ROOT,
          "%-20s %9d %6d %5d %10d %7d %5d%n",
          name,
          outcomes.size(),
          count(Outcome::isPlaced),
          count(Outcome::isSlip),
          count(o -> o.isSlip() && o.isUnderstood()),
          count(Outcome::isRefused),
          count(Outcome::isQuiet));
    }
  }

  @Test
  void theFirstMessageIsWhereTheMistakeIs() throws IOException {
    Mutations mutations = Mutations.of(EXAMPLE);
    StringBuilder report = new StringBuilder("seed " + SEED + "\n" + Figures.HEADINGS);
    List<Outcome> outcomes = new ArrayList<>();
    for (Broken.Kind kind : Broken.Kind.values()) {
      List<Outcome> some = new ArrayList<>();
      for (Broken broken : mutations.of(kind, SEED, PER_KIND)) {
        some.add(outcome(broken));
      }
      report.append(new Figures(kind.name(), some).line());
      outcomes.addAll(some);
    }
    Figures all = new Figures("all", outcomes);
    report.append(all.line());
    outcomes.stream()
        .filter(o -> !o.isPlaced() || !o.isRefused() || o.isSlip() && !o.isUnderstood())
        .forEach(o -> report.append("  ").append(o.shown()).append('\n'));
    Files.createDirectories(Path.of("target"));
    Files.writeString(Path.of("target/broken-workspaces.txt"), report);

    assertThat(all.count(o -> !o.isRefused())).describedAs(report.toString()).isZero();
    assertThat(all.count(o -> !o.isQuiet())).describedAs(report.toString()).isZero();
    assertThat((double) all.count(Outcome::isPlaced) / outcomes.size())
        .describedAs(report.toString())
        .isGreaterThanOrEqualTo(PLACED);
    assertThat((double) all.count(o -> o.isSlip() && o.isUnderstood()) / all.count(Outcome::isSlip))
        .describedAs(report.toString())
        .isGreaterThanOrEqualTo(UNDERSTOOD);
  }

  private Outcome outcome(Broken broken) throws IOException {
    Path file = folder.resolve(broken.file());
    String before = Files.readString(file);
    Files.writeString(file, broken.text());
    try {
      List<String> arguments = new ArrayList<>(List.of("validate", folder.toString()));
      broken.environment().ifPresent(e -> arguments.addAll(List.of("--env", e)));
      LibraryEntry library = new LibraryEntry(name -> Optional.empty());
      return new Outcome(broken, CliRun.of(library, arguments.toArray(new String[0])));
    } finally {
      Files.writeString(file, before);
    }
  }
}
