package io.meshwright.cli.mutation;

import io.meshwright.api.problem.Place;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The documents of the example, by their path in the workspace. */
final class Example {
  private final SortedMap<String, String> texts = new TreeMap<>();
  private final List<Piece> pieces = new ArrayList<>();

  private Example() {}

  static Example read(Path folder) throws IOException {
    Example example = new Example();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".yaml")).sorted().toList()) {
        String name = folder.relativize(file).toString().replace('\\', '/');
        String text = Files.readString(file);
        example.texts.put(name, text);
        example.pieces.addAll(Outline.of(name, text));
      }
    }
    return example;
  }

  String text(String file) {
    return texts.getOrDefault(file, "");
  }

  /** Paths of the documents whose path matches. */
  List<String> files(String pattern) {
    return texts.keySet().stream().filter(f -> f.matches(pattern)).toList();
  }

  /** All pieces that are of a kind, in order. */
  List<Piece> all(Predicate<Piece> wanted) {
    return pieces.stream().filter(wanted).toList();
  }

  /** One of the pieces of a kind. */
  Piece any(Random random, Predicate<Piece> wanted) {
    return any(random, all(wanted));
  }

  static <T> T any(Random random, List<T> values) {
    return values.get(random.nextInt(values.size()));
  }

  /** The text of a line. */
  String line(String file, int number) {
    return lines(file).get(number - 1);
  }

  /** The lines of a file. */
  List<String> lines(String file) {
    return new ArrayList<>(List.of(text(file).split("\n", -1)));
  }

  /** The text of a piece's file with something else in its place. */
  String with(Piece piece, String raw) {
    return with(piece.place(), piece.raw(), raw);
  }

  /** The text of a file with another text in place of the one at a place. */
  String with(Place place, String before, String after) {
    List<String> lines = lines(place.file());
    String line = lines.get(place.line() - 1);
    int at = place.column() - 1;
    if (!line.startsWith(before, at)) {
      throw new IllegalStateException("'" + before + "' does not stand at " + place);
    }
    lines.set(
        place.line() - 1, line.substring(0, at) + after + line.substring(at + before.length()));
    return String.join("\n", lines);
  }
}
