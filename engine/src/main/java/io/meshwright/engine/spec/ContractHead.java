package io.meshwright.engine.spec;

import io.meshwright.engine.source.NeutralNames;
import java.util.List;
import java.util.Optional;

/**
 * What a contract says of itself, as far as it decides where it lies in a workspace.
 *
 * @param kind what document it says it is
 * @param domain its domain as a folder of a workspace
 * @param product its product as a folder of a workspace: that it names, else its own name
 */
public record ContractHead(
    Optional<String> kind, Optional<String> domain, Optional<String> product) {
  private static final int LONGEST = 63;

  /** The head of a contract whose syntax is known to be right. */
  public static ContractHead of(String file, String text) {
    List<YamlNode> documents = YamlReader.read(file, text, new Findings()).documents();
    Optional<YamlNode> first = documents.stream().findFirst();
    return new ContractHead(
        first.flatMap(d -> text(d, "kind")),
        first.flatMap(d -> text(d, "domain")).flatMap(ContractHead::folder),
        first
            .flatMap(d -> text(d, "dataProduct"))
            .flatMap(ContractHead::folder)
            .or(() -> first.flatMap(d -> text(d, "name")).flatMap(ContractHead::folder)));
  }

  /** A name as a folder of a workspace has it; empty where nothing is left of it. */
  public static Optional<String> folder(String name) {
    String neutral = NeutralNames.of(name).replaceFirst("^[^a-z]+", "");
    return Optional.of(neutral.substring(0, Math.min(LONGEST, neutral.length())))
        .filter(n -> !n.isEmpty());
  }

  private static Optional<String> text(YamlNode document, String key) {
    if (!(document instanceof YamlNode.Mapping mapping)) {
      return Optional.empty();
    }
    return mapping.entries().stream()
        .filter(e -> e.key().text().equals(key))
        .map(YamlNode.Entry::value)
        .filter(v -> v instanceof YamlNode.Scalar scalar && !scalar.isNull())
        .map(v -> ((YamlNode.Scalar) v).text())
        .findFirst();
  }
}
