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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** TODO. */
class BrokenWorkspacesTest {
  private static final Path EXAMPLE = Path.of("../examples/retailer");
  private static final long SEED = Long.getLong("meshwright.test.seed", 20_261_126L);
  private static final int PER_KIND = Integer.getInteger("meshwright.test.count", 20);
  private static final Pattern MESSAGE =
      Pattern.compile("(?<file>[^:\\n]+):(?<line>\\d+):(?<column>\\d+): error: .*\\[[a-z-]+]\\n.*");

  @TempDir Path folder;

  /** What one broken workspace gave. */
  private record Outcome(Broken broken, CliRun run) {
    boolean isPlaced() {
      Matcher first = MESSAGE.matcher(run.out());
      return first.lookingAt()
          && new Place(
                  String.valueOf(first.group("file")),
                  Integer.parseInt(first.group("line")),
                  Integer.parseInt(first.group("column")))
              .equals(broken.place());
    }

    boolean isUnderstood() {
      Matcher first = MESSAGE.matcher(run.out());
      return first.lookingAt()
          && first.group().contains("did you mean '" + broken.meant().orElse("") + "'?");
    }

    boolean isGraceful() {
      String all = run.out() + run.err();
      return run.exit() == 1 && run.err().isEmpty() && !all.contains("\tat ");
    }

    String miss() {
      String out = run.out().lines().limit(4).reduce("", (a, b) -> a + "\n    " + b);
      return "  " + broken.how() + "\n    wanted " + broken.place() + out + run.err();
    }
  }

  @Test
  void theFirstMessageIsWhereTheMistakeIs() throws IOException {
    copy();
    Mutations mutations = Mutations.of(EXAMPLE);
    StringBuilder table = new StringBuilder();
    List<String> misses = new ArrayList<>();
    int all = 0, placed = 0, slips = 0, understood = 0, graceful = 0;
    for (Broken.Kind kind : Broken.Kind.values()) {
      List<Outcome> outcomes = new ArrayList<>();
      for (Broken broken : mutations.of(kind, SEED, PER_KIND)) {
        outcomes.add(outcome(broken));
      }
      long p = outcomes.stream().filter(Outcome::isPlaced).count();
      long s = outcomes.stream().filter(o -> o.broken().meant().isPresent()).count();
      long u = outcomes.stream().filter(o -> o.broken().meant().isPresent() && o.isUnderstood()).count();
      long g = outcomes.stream().filter(Outcome::isGraceful).count();
      table.append(String.format(Locale.ROOT, "%-20s %4d placed %4d slips %4d understood %4d graceful %4d%n", kind, outcomes.size(), p, s, u, g));
      all += outcomes.size(); placed += p; slips += s; understood += u; graceful += g;
      for (Outcome o : outcomes) {
        if (!o.isPlaced() || !o.isGraceful() || (o.broken().meant().isPresent() && !o.isUnderstood())) misses.add(kind + (o.isPlaced() ? " (suggestion)" : "") + o.miss());
      }
    }
    table.append(all + " " + placed + " " + slips + " " + understood + " " + graceful);
    Files.writeString(Path.of("target/misses.txt"), String.join("\n", misses) + "\n" + table);
    assertThat(placed).describedAs(table.toString()).isEqualTo(all);
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

  private void copy() throws IOException {
    try (Stream<Path> files = Files.walk(EXAMPLE)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path target = folder.resolve(EXAMPLE.relativize(file).toString());
        Files.createDirectories(target.getParent());
        Files.copy(file, target);
      }
    }
  }
}
