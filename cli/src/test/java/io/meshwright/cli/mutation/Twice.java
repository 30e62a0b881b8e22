package io.meshwright.cli.mutation;

import io.meshwright.api.problem.Place;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;

/**
 * Things that stand in a workspace twice. The mistake is the second, in order of files and lines.
 */
final class Twice {
  private final Example example;

  Twice(Example example) {
    this.example = example;
  }

  Broken next(Random random) {
    return switch (random.nextInt(5)) {
      case 0, 1 -> key(random);
      case 2 -> sibling(random, p -> p.isValueAt("schema/\\[]/properties/\\[]/name"));
      case 3 -> policy(random);
      default -> contract(random);
    };
  }

  /** A line with a key and its value, once more below itself. */
  private Broken key(Random random) {
    Piece key =
        example.any(
            random,
            p ->
                p.isKey()
                    && example
                        .line(p.file(), p.line())
                        .matches("( *)\\Q" + p.raw() + "\\E: [^#{]+"));
    List<String> lines = example.lines(key.file());
    lines.add(key.line(), lines.get(key.line() - 1));
    return new Broken(
        Broken.Kind.DUPLICATE,
        "the key '" + key.raw() + "' twice",
        key.file(),
        String.join("\n", lines),
        new Place(key.file(), key.line() + 1, key.column()),
        List.of());
  }

  /** A name of the one before it in the same file. */
  private Broken sibling(Random random, Predicate<Piece> wanted) {
    String file = example.any(random, wanted).file();
    List<Piece> names = example.all(wanted.and(p -> p.file().equals(file)));
    int second = 1 + random.nextInt(names.size() - 1);
    return renamed(names.get(second), names.get(second - 1));
  }

  private Broken policy(Random random) {
    Predicate<Piece> ids = p -> p.file().startsWith("policies/") && p.isValueAt("id");
    return pair(random, example.all(ids));
  }

  /** Contracts are told apart by id and version. */
  private Broken contract(Random random) {
    Predicate<Piece> versions = p -> p.file().endsWith(".odcs.yaml") && p.isValueAt("version");
    String version = example.any(random, versions).text();
    List<String> files =
        example.all(versions.and(p -> p.text().equals(version))).stream().map(Piece::file).toList();
    List<Piece> ids = example.all(p -> files.contains(p.file()) && p.isValueAt("id"));
    return ids.size() < 2 ? contract(random) : pair(random, ids);
  }

  private Broken pair(Random random, List<Piece> ids) {
    int second = 1 + random.nextInt(ids.size() - 1);
    return renamed(ids.get(second), ids.get(random.nextInt(second)));
  }

  private Broken renamed(Piece second, Piece first) {
    return new Broken(
        Broken.Kind.DUPLICATE,
        "'" + first.raw() + "' twice, at " + first.place() + " already",
        second.file(),
        example.with(second, first.raw()),
        second.place(),
        List.of());
  }
}
