package io.meshwright.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.meshwright.api.model.Mesh;
import io.meshwright.api.name.DomainName;
import io.meshwright.api.name.NamePrefix;
import io.meshwright.cli.render.Printable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.stream.Collectors;

/** What a plan is about, where that is not the whole mesh as mesh.yaml has it. */
final class Heading {
  private Heading() {}

  /** Prints one line: environment, workspace, names, domains. */
  static void show(WorkspaceRun.Opened opened, SortedSet<DomainName> domains) {
    Report report = opened.report();
    Optional<String> environment = opened.location().environment();
    List<String> parts = new ArrayList<>();
    environment.ifPresent(e -> parts.addAll(environment(Printable.line(e), opened.mesh())));
    if (!domains.isEmpty()) {
      parts.add((domains.size() == 1 ? "domain " : "domains ") + names(domains) + " only");
      report.json("domains", () -> array(domains));
    }
    if (!parts.isEmpty()) {
      String line = String.join(", ", parts);
      report.text(() -> Character.toUpperCase(line.charAt(0)) + line.substring(1) + ".\n\n");
    }
  }

  private static List<String> environment(String name, Mesh mesh) {
    List<String> parts = new ArrayList<>(List.of("environment " + name));
    if (!mesh.id().isMain()) {
      parts.add("workspace " + mesh.id());
    }
    String prefixes =
        mesh.platforms().values().stream()
            .map(p -> p.namePrefix())
            .filter(p -> !p.isNone())
            .map(NamePrefix::value)
            .distinct()
            .collect(Collectors.joining(" or "));
    if (!prefixes.isEmpty()) {
      parts.add("names begin with " + prefixes);
    }
    return parts;
  }

  private static String names(SortedSet<DomainName> domains) {
    return domains.stream().map(DomainName::value).collect(Collectors.joining(", "));
  }

  private static ArrayNode array(SortedSet<DomainName> domains) {
    ArrayNode array = JsonNodeFactory.instance.arrayNode();
    domains.forEach(d -> array.add(d.value()));
    return array;
  }
}
