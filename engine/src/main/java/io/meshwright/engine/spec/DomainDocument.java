package io.meshwright.engine.spec;

import io.meshwright.api.model.Authority;
import io.meshwright.kit.text.Suggestions;
import java.util.List;
import java.util.Optional;

/**
 * domain.yaml.
 *
 * @param owner who answers for it; may be empty
 * @param description for people; may be empty
 * @param platform default placement
 * @param tags free labels
 * @param authority how far a run may go with its products; empty: as far as on the platform
 */
record DomainDocument(
    String owner,
    String description,
    Optional<YamlNode.Scalar> platform,
    List<String> tags,
    Optional<Authority> authority) {
  /** A domain that says nothing about itself. */
  static final DomainDocument NONE =
      new DomainDocument("", "", Optional.empty(), List.of(), Optional.empty());

  /** Copies the tags. */
  DomainDocument {
    tags = List.copyOf(tags);
  }

  static DomainDocument read(YamlFile file, String folder, SpecContext context) {
    Optional<MappingReader> document = context.only(file, "a domain");
    if (document.isEmpty()) {
      return NONE;
    }
    MappingReader reader = document.get();
    context.head(reader, "Domain", true);
    reader
        .scalar("name")
        .filter(n -> !n.text().equals(folder))
        .ifPresent(
            n ->
                context
                    .findings()
                    .error(
                        "wrong-value",
                        n.place(),
                        "the domain is named '" + n.text() + "' and its folder '" + folder + "'",
                        Suggestions.closest(n.text(), List.of(folder)).isPresent()
                            ? "did you mean '" + folder + "'?"
                            : "give both one name"));
    DomainDocument domain =
        new DomainDocument(
            reader.text("owner").orElse(""),
            reader.text("description").orElse(""),
            reader.scalar("platform"),
            reader.texts("tags"),
            Authorities.read(reader));
    reader.done();
    return domain;
  }
}
