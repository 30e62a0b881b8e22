package io.meshwright.engine.spec;

import io.meshwright.api.model.Authority;
import io.meshwright.api.name.PolicyId;
import io.meshwright.kit.text.Suggestions;
import java.util.ArrayList;
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
 * @param approves grants of its data that it agrees to
 */
record DomainDocument(
    String owner,
    String description,
    Optional<YamlNode.Scalar> platform,
    List<String> tags,
    Optional<Authority> authority,
    List<PolicyId> approves) {
  /** A domain that says nothing about itself. */
  static final DomainDocument NONE =
      new DomainDocument("", "", Optional.empty(), List.of(), Optional.empty(), List.of());

  /** Copies the tags. */
  DomainDocument {
    tags = List.copyOf(tags);
    approves = List.copyOf(approves);
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
            Authorities.read(reader),
            approves(reader, folder, context));
    reader.done();
    return domain;
  }

  private static List<PolicyId> approves(MappingReader reader, String name, SpecContext context) {
    List<PolicyId> approves = new ArrayList<>();
    for (YamlNode.Scalar written : reader.scalars("approves", true)) {
      reader
          .convert(written, PolicyId::new)
          .ifPresent(
              id -> {
                approves.add(id);
                context.places().add("domain-approves:" + name + " " + id, written.place());
              });
    }
    reader.scalar("owner").ifPresent(o -> context.places().add("domain-owner:" + name, o.place()));
    return approves;
  }
}
