package io.meshwright.engine.spec;

import io.meshwright.api.model.Mesh;
import io.meshwright.api.name.PolicyId;
import io.meshwright.api.policy.AccessPolicy;
import io.meshwright.api.policy.MaskingPolicy;
import io.meshwright.api.policy.RowPolicy;
import io.meshwright.api.problem.Place;
import io.meshwright.kit.text.Suggestions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;

/** Policies of an environment: they replace those of their id, or are added; some are withdrawn. */
final class EnvironmentPolicies {
  private final YamlFile file;
  private final SpecContext context;
  private final List<YamlNode> written;
  private final Map<PolicyId, Place> withdrawn;

  private EnvironmentPolicies(
      YamlFile file, SpecContext context, List<YamlNode> written, Map<PolicyId, Place> withdrawn) {
    this.file = file;
    this.context = context;
    this.written = written;
    this.withdrawn = withdrawn;
  }

  /** No policies. */
  static EnvironmentPolicies none(YamlFile file, SpecContext context) {
    return new EnvironmentPolicies(file, context, List.of(), Map.of());
  }

  /** The policies of an environment's document. */
  static EnvironmentPolicies read(MappingReader reader, YamlFile file, SpecContext context) {
    reader.refuseBlank("policies", "withdraw");
    Map<PolicyId, Place> withdrawn = new LinkedHashMap<>();
    for (YamlNode.Scalar id : reader.scalars("withdraw", true)) {
      reader.convert(id, PolicyId::new).ifPresent(i -> withdrawn.put(i, id.place()));
    }
    return new EnvironmentPolicies(file, context, reader.list("policies"), withdrawn);
  }

  /** Whether it withdraws a policy. */
  boolean withdraws(PolicyId id) {
    return withdrawn.containsKey(id);
  }

  /** Says that the environment changes the very objects that mesh.yaml makes. */
  void warnOfSharing() {
    written.stream()
        .map(YamlNode::place)
        .findFirst()
        .or(() -> withdrawn.values().stream().findFirst())
        .ifPresent(
            place ->
                context
                    .findings()
                    .warning(
                        "shared-objects",
                        place,
                        "",
                        "it changes policies of the very objects that mesh.yaml makes without it",
                        "give it a platform, or 'names: {prefix: ...}' of its own"));
  }

  /** Changes the policies that a mesh has so far. */
  void apply(Mesh.Builder mesh) {
    Map<String, String> kinds = kinds(mesh.build());
    SortedSet<String> known = context.places().names("policy");
    withdrawn.forEach((id, place) -> withdraw(id, place, known, mesh));
    for (YamlNode node : written) {
      replaced(node, kinds)
          .ifPresent(
              id -> {
                mesh.withoutPolicy(id);
                context.places().forgetPolicy(id);
              });
    }
    PolicyDocument.read(file, written, context, mesh);
  }

  private void withdraw(PolicyId id, Place place, SortedSet<String> known, Mesh.Builder mesh) {
    if (!known.contains(id.value())) {
      String meant = Suggestions.didYouMean(id.value(), known);
      context
          .findings()
          .error(
              "unknown-policy",
              place,
              "there is no policy '" + id + "' to withdraw",
              meant.isEmpty() ? "name one of policies/" : meant);
    }
    if (written.stream().anyMatch(n -> entry(n, "id").equals(Optional.of(id.value())))) {
      context
          .findings()
          .error(
              "withdrawn-policy",
              place,
              "policy '" + id + "' is withdrawn and written here at once",
              "do one of the two");
    }
    mesh.withoutPolicy(id.value());
    mesh.withoutAcceptedLosses(id);
    context.places().forgetPolicy(id.value());
  }

  /** The id of the policy that an entry replaces, which has to be of its kind. */
  private Optional<String> replaced(YamlNode node, Map<String, String> kinds) {
    Optional<String> id = entry(node, "id").filter(kinds::containsKey);
    Optional<String> before = id.flatMap(i -> Optional.ofNullable(kinds.get(i)));
    Optional<String> after = entry(node, "kind");
    if (before.isPresent() && after.isPresent() && !after.equals(before)) {
      context
          .findings()
          .error(
              "other-kind",
              node.place(),
              id.get(),
              "it would replace " + article(before.get()) + " by " + article(after.get()),
              "withdraw that one, and give this one an id of its own");
    }
    return id;
  }

  private static String article(String kind) {
    return (kind.startsWith("A") ? "an " : "a ") + kind;
  }

  private static Optional<String> entry(YamlNode node, String key) {
    return node instanceof YamlNode.Mapping(List<YamlNode.Entry> entries, Place place)
        ? entries.stream()
            .filter(e -> e.key().text().equals(key))
            .map(YamlNode.Entry::value)
            .filter(YamlNode.Scalar.class::isInstance)
            .map(value -> ((YamlNode.Scalar) value).text())
            .findFirst()
        : Optional.empty();
  }

  private static Map<String, String> kinds(Mesh mesh) {
    Map<String, String> kinds = new TreeMap<>();
    mesh.accessPolicies()
        .forEach(p -> kinds.put(p.id().value(), AccessPolicy.class.getSimpleName()));
    mesh.maskingPolicies()
        .forEach(p -> kinds.put(p.id().value(), MaskingPolicy.class.getSimpleName()));
    mesh.rowPolicies().forEach(p -> kinds.put(p.id().value(), RowPolicy.class.getSimpleName()));
    return kinds;
  }
}
