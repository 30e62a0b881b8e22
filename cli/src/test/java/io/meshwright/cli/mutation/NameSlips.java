package io.meshwright.cli.mutation;

import io.meshwright.api.problem.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Slips of the pen in names that are written in more than one place. */
final class NameSlips {
  private static final Pattern MEMBER = Pattern.compile("member_of\\('([^']+)'\\)");
  private static final String PRINCIPALS =
      "(policies/\\[]/)?(to|except)(/\\[])?|sessions/[^/]+/principals/\\[]|producer";
  private static final String CLASSIFICATIONS =
      "(schema/\\[]/properties/\\[]|match)/classification";
  private static final String TARGETS = "(policies/\\[]/)?on(/\\[])?";

  private final Example example;
  private final List<Piece> definitions;
  private final List<Piece> references;

  NameSlips(Example example) {
    this.example = example;
    this.definitions = example.all(this::isDefinition).stream().filter(this::isShared).toList();
    this.references = example.all(this::isReference);
  }

  /** A slip where something is defined that two other places at least refer to. */
  Broken defined(Random random) {
    Piece piece = Example.any(random, definitions);
    return slip(Broken.Kind.ID_DEFINED, piece, piece.place(), piece.text(), random);
  }

  /** A slip in a reference to something. */
  Broken referred(Random random) {
    Piece piece = Example.any(random, references);
    return slip(Broken.Kind.ID_REFERRED, piece, piece.place(), piece.text(), random);
  }

  /** A slip where a policy, session, product or filter names a principal. */
  Broken principal(Random random) {
    List<Piece> members =
        example.all(p -> p.isValueAt("rows|keep") && MEMBER.matcher(p.raw()).find());
    if (random.nextInt(8) == 0) {
      Piece piece = Example.any(random, members);
      Matcher member = MEMBER.matcher(piece.raw());
      if (member.find()) {
        Place quote = piece.plus(member.start(1) - 1);
        return slip(Broken.Kind.PRINCIPAL, piece, quote, member.group(1), random);
      }
    }
    Piece piece = example.any(random, p -> p.isValueAt(PRINCIPALS));
    return slip(Broken.Kind.PRINCIPAL, piece, piece.place(), piece.text(), random);
  }

  /** A slip where a column or a policy names a classification. */
  Broken classification(Random random) {
    Piece piece = example.any(random, p -> p.isValueAt(CLASSIFICATIONS));
    return slip(Broken.Kind.CLASSIFICATION, piece, piece.place(), piece.text(), random);
  }

  private Broken slip(Broken.Kind kind, Piece piece, Place place, String name, Random random) {
    Typos.Slip slip = Example.any(random, List.of(Typos.Slip.values()));
    int from = name.startsWith("group:") || name.startsWith("service:") ? name.indexOf(':') + 1 : 0;
    String wrong = name.substring(0, from) + Typos.of(name.substring(from), slip, random);
    String how = slip + " in '" + name + "': " + wrong;
    String raw = piece.raw().replace(name, wrong);
    return new Broken(kind, how, piece.file(), example.with(piece, raw), place, meant(name, wrong));
  }

  /** Of a path of names also the product, and the one that the slip is in. */
  private static List<String> meant(String name, String wrong) {
    List<String> words = List.of(name.split("[.@]"));
    List<String> others = List.of(wrong.split("[.@]"));
    List<String> meant = new ArrayList<>(List.of(name));
    for (int i = 0; i < words.size() && i < others.size() && name.contains("@"); i++) {
      if (!words.get(i).equals(others.get(i))) {
        meant.add(words.get(i));
        meant.add(words.get(0) + "." + words.get(1));
      }
    }
    return meant;
  }

  private boolean isDefinition(Piece p) {
    return (p.file().equals("mesh.yaml")
            && p.isKeyAt("(principals|platforms|classifications)/[^/]+"))
        || (p.file().endsWith(".odcs.yaml") && p.isValueAt("id"))
        || (p.file().endsWith(".odps.yaml")
            && p.isValueAt("outputPorts/\\[]/name")
            && !hasVersions(p));
  }

  /** Whether another version of the port has its name: references find that one then. */
  private boolean hasVersions(Piece name) {
    return example
            .all(
                p ->
                    p.file().equals(name.file())
                        && p.isValueAt("outputPorts/\\[]/name")
                        && p.text().equals(name.text()))
            .size()
        > 1;
  }

  /** Whether two other places at least name it. */
  private boolean isShared(Piece definition) {
    Predicate<Piece> same =
        p ->
            !p.place().equals(definition.place())
                && !p.file().startsWith("environments/")
                && names(p, definition);
    return example.all(same).size() > 1;
  }

  private boolean names(Piece p, Piece definition) {
    String name = definition.text();
    if (definition.file().endsWith(".odps.yaml")) {
      String folder = definition.file().replaceAll("^domains/([^/]+)/([^/]+)/.*", "$1.$2");
      String port = folder + "." + name;
      return !p.isKey() && (p.text().equals(port) || p.text().startsWith(port + "@"));
    }
    return !p.isKey()
        && p.text().equals(name)
        && (p.path().endsWith("contractId")
            || p.path().endsWith("inputContracts/[]/id")
            || p.path().matches(PRINCIPALS)
            || p.path().matches(CLASSIFICATIONS)
            || p.path().matches("(defaultP|p)latform"));
  }

  private boolean isReference(Piece p) {
    return p.isValueAt(TARGETS)
        || (p.file().endsWith("/product.yaml")
            && (p.isValueAt("inputs/[^/]+|ports/[^/]+/view/(from|columns/.*)")
                || p.isKeyAt("(inputs|samples)/[^/]+|ports/[^/]+/publish/.*")))
        || (p.file().endsWith("/domain.yaml") && p.isValueAt("platform|name"))
        || (p.file().endsWith(".odps.yaml") && p.isValueAt("outputPorts/\\[]/contractId"))
        || (p.file().startsWith("policies/") && p.isValueAt("columns/(except/)?\\[]|match/column"))
        || (p.file().equals("mesh.yaml") && p.isValueAt("defaultPlatform"))
        || p.isValueAt("withdraw/\\[]");
  }
}
