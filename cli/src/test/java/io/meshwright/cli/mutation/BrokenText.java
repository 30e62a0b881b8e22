package io.meshwright.cli.mutation;

import io.meshwright.api.problem.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;

/** Text that is no YAML, or no longer says what its writer sees. */
final class BrokenText {
  private final Example example;

  BrokenText(Example example) {
    this.example = example;
  }

  /** A line further right or left than its neighbours of the same block. */
  Broken indent(Random random) {
    Piece key =
        example.any(
            random,
            p ->
                p.isKey()
                    && example.line(p.file(), p.line()).matches(" {2,}\\Q" + p.raw() + "\\E:.*")
                    && hasNeighbours(p));
    int by = random.nextBoolean() ? 1 + random.nextInt(3) : -1;
    List<String> lines = example.lines(key.file());
    String line = lines.get(key.line() - 1);
    lines.set(key.line() - 1, by > 0 ? " ".repeat(by) + line : line.substring(-by));
    return new Broken(
        Broken.Kind.BAD_INDENT,
        "the line of '" + key.raw() + "' moved by " + by,
        key.file(),
        String.join("\n", lines),
        key.plus(by),
        List.of());
  }

  /** Whether the line before it is of the same block, with a value, and one more follows. */
  private boolean hasNeighbours(Piece key) {
    String before = key.line() < 2 ? "" : example.line(key.file(), key.line() - 2 + 1);
    String start = " ".repeat(key.column() - 1);
    boolean level = before.startsWith(start) && before.matches(" *[\\w.:@-]+: \\S.*");
    return level && !before.startsWith(start + " ");
  }

  Broken yaml(Random random) {
    return switch (random.nextInt(9)) {
      case 0 -> openQuote(random);
      case 1 -> tab(random);
      case 2 -> colon(random);
      case 3 -> at(random, this::isPlain, "*nobody", 0, "an alias without an anchor");
      case 4 -> at(random, this::isPlain, "@now", 0, "a character that starts no value");
      case 5 -> at(random, this::isPlain, "!!binary aGVsbG8=", 0, "a tag");
      case 6 -> openBracket(random);
      case 7 -> at(random, this::isPlain, "\"two\\qwords\"", 4, "an escape that is none");
      default -> noBlank(random);
    };
  }

  private boolean isPlain(Piece p) {
    return !p.isKey() && p.raw().matches("[A-Za-z][A-Za-z ]*") && isBlockValue(p);
  }

  private boolean isBlockValue(Piece p) {
    return example.line(p.file(), p.line()).matches("( |- )*[\\w.:@-]+: \\Q" + p.raw() + "\\E");
  }

  private Broken at(Random random, Predicate<Piece> wanted, String raw, int further, String how) {
    Piece value = example.any(random, wanted);
    return broken(value, raw, value.plus(further), how);
  }

  private Broken broken(Piece value, String raw, Place place, String how) {
    return new Broken(
        Broken.Kind.BROKEN_YAML,
        how + " at " + value.path(),
        value.file(),
        example.with(value, raw),
        place,
        List.of());
  }

  /** The quote that is never closed is where it opens, however much text it swallows. */
  private Broken openQuote(Random random) {
    if (random.nextBoolean()) {
      Piece quoted = example.any(random, p -> p.raw().startsWith("\"") && isBlockValue(p));
      String raw = quoted.raw().substring(0, quoted.raw().length() - 1);
      return broken(quoted, raw, quoted.place(), "a quote that is not closed");
    }
    Piece plain = example.any(random, this::isPlain);
    String quote = random.nextBoolean() ? "\"" : "'";
    return broken(plain, quote + plain.raw(), plain.place(), "a quote that is not closed");
  }

  private Broken tab(Random random) {
    Piece key =
        example.any(
            random,
            p ->
                p.isKey()
                    && example.line(p.file(), p.line()).matches(" +\\Q" + p.raw() + "\\E:.*"));
    int blanks = key.column() - 1;
    int kept = 2 * random.nextInt((blanks + 1) / 2);
    List<String> lines = example.lines(key.file());
    lines.set(
        key.line() - 1, " ".repeat(kept) + "\t" + lines.get(key.line() - 1).substring(blanks));
    return new Broken(
        Broken.Kind.BROKEN_YAML,
        "a tab before '" + key.raw() + "'",
        key.file(),
        String.join("\n", lines),
        new Place(key.file(), key.line(), kept + 1),
        List.of());
  }

  private Broken colon(Random random) {
    Piece value = example.any(random, p -> isPlain(p) && p.raw().contains(" "));
    int word = value.raw().indexOf(' ');
    String raw = value.raw().substring(0, word) + ":" + value.raw().substring(word);
    return broken(value, raw, value.plus(word), "a colon in plain text");
  }

  private Broken openBracket(Random random) {
    List<Broken> broken = new ArrayList<>();
    for (Piece key : example.all(p -> p.isKey())) {
      String line = example.line(key.file(), key.line());
      int bracket = key.column() + key.raw().length() + 1;
      if (line.endsWith("]") && line.startsWith("[", bracket)) {
        List<String> lines = example.lines(key.file());
        lines.set(key.line() - 1, line.substring(0, line.length() - 1));
        broken.add(
            new Broken(
                Broken.Kind.BROKEN_YAML,
                "a bracket that is not closed after '" + key.raw() + "'",
                key.file(),
                String.join("\n", lines),
                key.plus(key.raw().length() + 2),
                List.of()));
      }
    }
    return Example.any(random, broken);
  }

  /** Without the blank after its colon a key is a word among words. */
  private Broken noBlank(Random random) {
    Piece value = example.any(random, this::isPlain);
    String line = example.line(value.file(), value.line());
    int key = line.length() - line.stripLeading().replaceFirst("^(- )*", "").length();
    List<String> lines = example.lines(value.file());
    lines.set(value.line() - 1, line.replaceFirst(": ", ":"));
    return new Broken(
        Broken.Kind.BROKEN_YAML,
        "no blank after the colon of '" + value.path() + "'",
        value.file(),
        String.join("\n", lines),
        new Place(value.file(), value.line(), key + 1),
        List.of());
  }
}
