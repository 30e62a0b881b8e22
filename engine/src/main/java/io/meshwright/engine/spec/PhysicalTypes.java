package io.meshwright.engine.spec;

import io.meshwright.api.problem.Place;
import io.meshwright.api.schema.DataType;
import io.meshwright.kit.text.Suggestions;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What the physical types of a workspace's contracts stand for: the aliases of mesh.yaml, and one
 * finding for each type that is not taken as it is written, however many columns have it.
 */
final class PhysicalTypes {
  /** Words for what an object or array is. */
  private static final Set<String> NESTED = Set.of("object", "array", "struct", "map", "record");

  private final Findings findings;
  private final Map<String, Alias> aliases = new LinkedHashMap<>();
  private final Set<String> used = new HashSet<>();
  private final Set<String> refused = new HashSet<>();
  private final Map<Kind, List<Column>> noted = new LinkedHashMap<>();

  PhysicalTypes(Findings findings) {
    this.findings = findings;
  }

  /** Why a physical type is not taken as it is written. */
  enum Reason {
    /** Nobody knows the type, and the logical type says as little. */
    UNCLEAR("type-unclear"),
    /** Nobody knows the type. */
    UNKNOWN("physical-type-ignored"),
    /** It is of another family than the logical type. */
    CONTRADICTION("type-contradiction");

    private final String code;

    Reason(String code) {
      this.code = code;
    }
  }

  private record Alias(YamlNode.Scalar name, String meaning) {}

  /** What the columns of one finding have in common. */
  private record Kind(Reason reason, String logical, String physical, String taken) {}

  private record Column(Place place, String name, String physical) {}

  /** Whether the mesh says of any physical type what it stands for. */
  boolean areRenamed() {
    return !aliases.isEmpty();
  }

  /** Reads {@code physicalTypes} of mesh.yaml. */
  void aliases(MappingReader mesh) {
    mesh.pairs("physicalTypes").forEach(this::alias);
  }

  private void alias(YamlNode.Scalar name, YamlNode.Scalar meaning) {
    if (wrong(name.text()).isEmpty()) {
      bad(
          name,
          "'" + name.text() + "' is a type already",
          "leave it out; only names that mean nothing here can be given a meaning");
      return;
    }
    Optional<String> wrong = wrong(meaning.text());
    if (wrong.isPresent()) {
      refused.add(folded(name.text()));
      String meant = suggestion(meaning.text(), PhysicalType.words());
      bad(meaning, wrong.get(), meant.isEmpty() ? "write a type such as varchar(50)" : meant);
      return;
    }
    if (aliases.putIfAbsent(folded(name.text()), new Alias(name, meaning.text())) != null) {
      bad(
          name,
          "'" + name.text() + "' stands here twice; upper and lower case count as one",
          "keep one of the two");
    }
  }

  private void bad(YamlNode.Scalar where, String what, String remedy) {
    findings.error("bad-type-alias", where.place(), what, remedy);
  }

  /** Why a text names no type; empty where it does. */
  private static Optional<String> wrong(String text) {
    try {
      return PhysicalType.parse(text).flatMap(PhysicalType::dataType).isPresent()
          ? Optional.empty()
          : Optional.of("nothing is known of the type '" + text + "'");
    } catch (IllegalArgumentException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }

  private static String folded(String name) {
    return name.strip().toLowerCase(Locale.ROOT);
  }

  /** What mesh.yaml says that a physical type stands for; empty where it says nothing. */
  Optional<String> meaning(String written) {
    Optional<Alias> alias = Optional.ofNullable(aliases.get(folded(written)));
    alias.ifPresent(a -> used.add(folded(written)));
    return alias.map(Alias::meaning);
  }

  /**
   * Notes a column whose physical type is not taken as it is written.
   *
   * @param physical what is known of the physical type
   * @param typed the type that the column gets
   */
  void check(
      YamlNode.Scalar written,
      Optional<PhysicalType> physical,
      OdcsTypes.Typed typed,
      String column,
      String logical) {
    boolean json = typed.type() instanceof DataType.Json;
    boolean known = physical.flatMap(PhysicalType::dataType).isPresent();
    if (typed.contradiction()) {
      note(Reason.CONTRADICTION, written, column, logical, typed.type().text());
    } else if (!known && !(json && NESTED.contains(folded(written.text())))) {
      // An object or array that says nothing of what it holds may not be meant to be JSON.
      Reason reason = json ? Reason.UNCLEAR : Reason.UNKNOWN;
      note(reason, written, column, logical, typed.type().text());
    }
  }

  private void note(
      Reason reason, YamlNode.Scalar written, String column, String logical, String taken) {
    if (refused.contains(folded(written.text()))) {
      return;
    }
    noted
        .computeIfAbsent(
            new Kind(reason, logical, folded(written.text()), taken), k -> new ArrayList<>())
        .add(new Column(written.place(), column, written.text()));
  }

  /** The types that nobody knows, by name; of one that says as little as its columns, text. */
  List<InventedType> invented() {
    Map<String, InventedType> invented = new TreeMap<>();
    noted.forEach(
        (kind, columns) -> {
          if (kind.reason() != Reason.CONTRADICTION) {
            String guess = wrong(kind.taken()).isPresent() ? "text" : kind.taken();
            invented.merge(
                kind.physical(),
                new InventedType(
                    columns.getFirst().physical(),
                    columns.size(),
                    kind.reason() == Reason.UNCLEAR ? "text" : guess),
                (one, other) ->
                    new InventedType(one.name(), one.columns() + other.columns(), one.guess()));
          }
        });
    return List.copyOf(invented.values());
  }

  /** Reports what was noted, once all contracts are read. */
  void report() {
    noted.forEach(this::report);
    Set<String> unknown = new TreeSet<>();
    noted.forEach(
        (kind, columns) -> {
          if (kind.reason() != Reason.CONTRADICTION) {
            unknown.add(columns.getFirst().physical());
          }
        });
    for (Alias alias : aliases.values()) {
      if (!used.contains(folded(alias.name().text()))) {
        String meant = suggestion(alias.name().text(), unknown);
        findings.warning(
            "unused-type-alias",
            alias.name().place(),
            "",
            "no contract has the physical type '" + alias.name().text() + "'",
            meant.isEmpty() ? "leave it out" : meant);
      }
    }
  }

  private void report(Kind kind, List<Column> columns) {
    Column first = columns.getFirst();
    String type =
        "the physical type '"
            + first.physical()
            + "'"
            + (columns.size() == 1 ? "" : ", here first of " + columns.size() + " times,");
    String what =
        switch (kind.reason()) {
          case UNCLEAR ->
              type
                  + " does not say what the '"
                  + kind.logical()
                  + "' holds; "
                  + kind.taken()
                  + " is taken";
          case UNKNOWN -> type + " is not known; " + kind.taken() + " is taken";
          case CONTRADICTION ->
              type
                  + " does not go with the logical type '"
                  + kind.logical()
                  + "'; "
                  + kind.taken()
                  + " is taken";
        };
    findings.warning(
        kind.reason().code, first.place(), first.name(), what, remedy(kind, first.physical()));
  }

  private String remedy(Kind kind, String physical) {
    if (kind.reason() == Reason.CONTRADICTION) {
      return "change one of the two";
    }
    Set<String> known = new TreeSet<>(PhysicalType.words());
    aliases.values().forEach(a -> known.add(a.name().text()));
    String meant = suggestion(physical, known);
    return (meant.isEmpty() ? "" : meant + " or ")
        + "say in mesh.yaml what it stands for, such as physicalTypes: {"
        + physical
        + ": varchar(50)}";
  }

  private static String suggestion(String written, Set<String> known) {
    int end = written.indexOf('(') < 0 ? written.length() : written.indexOf('(');
    String word = written.substring(0, end).strip();
    return known.contains(word) ? "" : Suggestions.didYouMean(word, known);
  }
}
