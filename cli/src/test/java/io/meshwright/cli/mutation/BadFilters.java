package io.meshwright.cli.mutation;

import io.meshwright.api.problem.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Mistakes within filters, written in double or single quotes or as folded or literal blocks. */
final class BadFilters {
  private static final Pattern COLUMN =
      Pattern.compile(
          "(?<![':a-z_-])(?!(?:and|or|not|in|is|null|like|between|true|false|member_of)\\b)"
              + "[a-z][a-z_]+(?![':a-z(_-])");
  private static final Pattern NUMBER = Pattern.compile("(?<![\\w':-])\\d+(?![\\w':-])");
  private static final Pattern TEXT = Pattern.compile("(?<=[=>] )'[A-Za-z]+'");
  private static final Pattern EQUALS = Pattern.compile("(?<= )=(?= )");
  private static final Pattern WORD = Pattern.compile("(?<= )(and|or)(?= )");

  private final Example example;

  BadFilters(Example example) {
    this.example = example;
  }

  /** A filter with one stretch replaced, and the position of the mistake in the new text. */
  private record Change(Piece piece, String filter, int mistake, String how, List<String> meant) {}

  Broken syntax(Random random) {
    Piece piece = filter(random);
    String text = piece.text();
    List<Change> changes = new ArrayList<>();
    replaced(piece, EQUALS, "==", 0, "'=='", changes);
    replaced(piece, WORD, "", 1, "no AND or OR", changes);
    replaced(piece, COLUMN, "upper(x)", 0, "a function", changes);
    changes.add(new Change(piece, text + " and", text.length() + 4, "an AND at the end", NONE));
    changes.add(new Change(piece, text + " ;", text.length() + 1, "a semicolon", NONE));
    changes.add(new Change(piece, "(" + text, 0, "an open bracket", NONE));
    changes.add(new Change(piece, text + ")", text.length(), "a closing bracket", NONE));
    changes.add(new Change(piece, text + " and 'x", text.length() + 5, "an open quote", NONE));
    return broken(Broken.Kind.FILTER_SYNTAX, Example.any(random, changes), random);
  }

  private static final List<String> NONE = List.of();

  Broken column(Random random) {
    Piece piece = filter(random);
    List<MatchResult> columns = COLUMN.matcher(piece.text()).results().toList();
    MatchResult column = Example.any(random, columns);
    Typos.Slip slip = Example.any(random, List.of(Typos.Slip.values()));
    String wrong = Typos.of(column.group(), slip, random);
    return broken(
        Broken.Kind.FILTER_COLUMN,
        new Change(
            piece,
            spliced(piece.text(), column, wrong),
            column.start(),
            slip + " in the column '" + column.group() + "': " + wrong,
            List.of(column.group())),
        random);
  }

  Broken type(Random random) {
    List<Change> changes = new ArrayList<>();
    while (changes.isEmpty()) {
      Piece piece = filter(random);
      replaced(piece, NUMBER, "'many'", 0, "text for a number", changes);
      replaced(piece, TEXT, "17", 0, "a number for text", changes);
      replaced(
          piece, Pattern.compile("(?<== )(true|false)"), "'yes'", 0, "text for a flag", changes);
      replaced(piece, Pattern.compile("(?<=DATE )'[^']+'"), "'soon'", 0, "no date", changes);
    }
    return broken(Broken.Kind.FILTER_TYPE, Example.any(random, changes), random);
  }

  private Piece filter(Random random) {
    return example.any(
        random, p -> p.isValueAt("rows|keep|policies/\\[]/rows|ports/[^/]+/view/where"));
  }

  private static void replaced(
      Piece piece, Pattern stretch, String by, int further, String how, List<Change> changes) {
    stretch
        .matcher(piece.text())
        .results()
        .forEach(
            m ->
                changes.add(
                    new Change(
                        piece, spliced(piece.text(), m, by), m.start() + further, how, NONE)));
  }

  private static String spliced(String text, MatchResult stretch, String by) {
    return text.substring(0, stretch.start()) + by + text.substring(stretch.end());
  }

  /** Writes the filter in one of the ways that YAML has. */
  private Broken broken(Broken.Kind kind, Change change, Random random) {
    Piece piece = change.piece();
    String filter = change.filter();
    int start = piece.column();
    Map<String, String> ways =
        Map.of("\"", filter, "'", filter.replace("'", "''"), ">-", folded(piece, filter));
    String way = Example.any(random, List.of("\"", "'", ">-"));
    String raw = way.equals(">-") ? way + ways.get(way) : way + ways.get(way) + way;
    Place place =
        switch (way) {
          case "'" ->
              piece.plus(1 + change.mistake() + quotes(filter.substring(0, change.mistake())));
          case ">-" -> inBlock(piece, filter, change.mistake());
          default -> new Place(piece.file(), piece.line(), start + 1 + change.mistake());
        };
    return new Broken(
        kind,
        change.how() + ", written " + raw.lines().toList(),
        piece.file(),
        example.with(
            piece.place(), example.line(piece.file(), piece.line()).substring(start - 1), raw),
        place,
        change.meant());
  }

  private static int quotes(String text) {
    return (int) text.chars().filter(c -> c == '\'').count();
  }

  /** Breaks before every AND and OR; a fold reads as one blank. */
  private String folded(Piece piece, String filter) {
    String indent = "\n" + " ".repeat(indent(piece));
    return indent + filter.replaceAll(" (?=(and|or) )", indent);
  }

  private int indent(Piece piece) {
    String line = example.line(piece.file(), piece.line());
    return line.length() - line.stripLeading().length() + 4;
  }

  private Place inBlock(Piece piece, String filter, int mistake) {
    int line = piece.line() + 1;
    int column = indent(piece) + 1;
    String folded = filter.replaceAll(" (?=(and|or) )", "\n");
    for (int i = 0; i < mistake; i++) {
      boolean fold = i < folded.length() && folded.charAt(i) == '\n';
      line += fold ? 1 : 0;
      column = fold ? indent(piece) + 1 : column + 1;
    }
    return new Place(piece.file(), line, column);
  }
}
