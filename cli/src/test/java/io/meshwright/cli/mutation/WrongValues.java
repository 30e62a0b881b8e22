package io.meshwright.cli.mutation;

import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** Values of another type, words that are none of those allowed, names of nothing. */
final class WrongValues {
  private static final String LISTS =
      "tags|outputPorts|inputPorts|team/members|sessions/[^/]+/principals|schema|slaProperties"
          + "|schema/\\[]/properties|pipelines/[^/]+/outputs";
  private static final String MAPPINGS =
      "platforms|principals|sessions|platforms/[^/]+/settings|match|ports|inputs|samples|names"
          + "|ports/[^/]+/view|schema/\\[]/properties/\\[]/logicalTypeOptions";
  private static final String SCALARS =
      "id|name|owner|platform|producer|keep|rows|until|defaultPlatform|version"
          + "|outputPorts/\\[]/(name|version|contractId)|schema/\\[]/name"
          + "|schema/\\[]/properties/\\[]/(name|logicalType|physicalType|classification)";
  private static final String FLAGS = ".*/(required|primaryKey|new|timezone)";
  private static final String NUMBERS = ".*/(maxLength|primaryKeyPosition)";
  private static final String WORDS =
      "kind|apiVersion|policies/\\[]/kind|effect|privileges/\\[]|mask|mask/hash|mask/truncate"
          + "|platforms/[^/]+/(provider|authority)|ports/[^/]+/kind|pipelines/[^/]+/kind"
          + "|schema/\\[]/properties/\\[]/logicalType";
  private static final String NOTHING = "nowhere_at_all";

  private final Example example;

  WrongValues(Example example) {
    this.example = example;
  }

  /** A value of another type than the one wanted. */
  Broken type(Random random) {
    return switch (random.nextInt(5)) {
      case 0 -> type(random, p -> p.isValueAt(SCALARS), "[x, y]");
      case 1 -> type(random, p -> p.isValueAt(SCALARS), "{x: y}");
      case 2 -> type(random, p -> p.isValueAt(FLAGS), "perhaps");
      case 3 -> type(random, p -> p.isValueAt(NUMBERS), "many");
      default -> collection(random);
    };
  }

  private Broken type(Random random, Predicate<Piece> wanted, String raw) {
    Piece value = example.any(random, wanted);
    return broken(Broken.Kind.WRONG_TYPE, value, raw);
  }

  /** A single value where a list or keys with values stood, whatever those were. */
  private Broken collection(Random random) {
    Piece key = example.any(random, p -> p.isKeyAt(LISTS) || p.isKeyAt(MAPPINGS));
    List<String> lines = example.lines(key.file());
    String line = lines.get(key.line() - 1);
    int after = key.column() - 1 + key.raw().length() + 1;
    int end = key.line();
    if (line.substring(after).isBlank()) {
      int indent = key.column() - 1;
      while (end < lines.size()
          && (lines.get(end).isBlank() || lines.get(end).startsWith(" ".repeat(indent + 1)))) {
        end++;
      }
    }
    lines.subList(key.line(), end).clear();
    lines.set(key.line() - 1, line.substring(0, after) + " plain");
    return new Broken(
        Broken.Kind.WRONG_TYPE,
        "a single value under '" + key.raw() + "'",
        key.file(),
        String.join("\n", lines),
        key.plus(key.raw().length() + 2),
        List.of());
  }

  /** A word that is none of those allowed. */
  Broken word(Random random) {
    return broken(
        Broken.Kind.WRONG_WORD, example.any(random, p -> p.isValueAt(WORDS)), "something");
  }

  /** A name of nothing. */
  Broken reference(Random random) {
    Predicate<Piece> wanted =
        switch (random.nextInt(7)) {
          case 0 -> p -> p.isValueAt("(policies/\\[]/)?on(/\\[])?");
          case 1 -> p -> p.isValueAt("columns/\\[]|columns/except/\\[]|match/column");
          case 2 -> p -> p.isValueAt("outputPorts/\\[]/contractId");
          case 3 -> p -> p.isValueAt("platform|defaultPlatform");
          case 4 -> p -> p.isValueAt("sessions/[^/]+/principals/\\[]|producer");
          case 5 -> p -> p.isValueAt("inputs/[^/]+|ports/[^/]+/view/from|samples/.*");
          default -> p -> p.isValueAt("ports/[^/]+/view/columns/.*|pipelines/[^/]+/outputs/\\[]");
        };
    Piece value = example.any(random, wanted);
    String text = value.text();
    String raw = NOTHING;
    if (text.matches("(group|service):.*")) {
      raw = "group:" + NOTHING.replace('_', '-');
    } else if (text.matches("[a-z_]+(\\.[a-z_]+)+(@\\d+)?(\\.[a-z_]+)*") && !text.contains("/")) {
      List<String> words = List.of(text.split("(?<=[.@])|(?=[.@])"));
      List<Integer> names =
          IntStream.range(1, words.size())
              .filter(i -> words.get(i).matches("[a-z_]+"))
              .boxed()
              .toList();
      int at = Example.any(random, names);
      raw =
          String.join("", words.subList(0, at))
              + NOTHING
              + String.join("", words.subList(at + 1, words.size()));
    }
    return broken(Broken.Kind.BAD_REFERENCE, value, raw);
  }

  private Broken broken(Broken.Kind kind, Piece value, String raw) {
    return new Broken(
        kind,
        "'" + raw + "' in place of '" + value.raw() + "' at " + value.path(),
        value.file(),
        example.with(value, raw),
        value.place(),
        List.of());
  }
}
