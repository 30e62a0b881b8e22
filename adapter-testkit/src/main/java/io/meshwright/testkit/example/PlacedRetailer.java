package io.meshwright.testkit.example;

import io.meshwright.api.PlanOptions;
import io.meshwright.api.model.Mesh;
import io.meshwright.api.model.Platform;
import io.meshwright.api.name.DomainName;
import io.meshwright.api.name.Ordered;
import io.meshwright.engine.spec.WorkspaceReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The example, with an environment that places the domain of sales on one platform, and the others
 * on one that is simulated and called {@code local}.
 */
public final class PlacedRetailer {
  /** What is planned: the domain of sales. */
  public static final PlanOptions SALES =
      PlanOptions.DEFAULT.withDomains(Ordered.set(List.of(new DomainName("sales"))));

  private static final Path EXAMPLE = Path.of("../examples/retailer");
  private static final Pattern PRINCIPAL =
      Pattern.compile("^ {2}((?:group|service):([a-z-]+)):", Pattern.MULTILINE);

  private PlacedRetailer() {}

  /**
   * Reads a copy of the example; tests run in the folder of a module.
   *
   * @param folder an empty folder, for the copy
   * @param platform where sales is placed
   * @param identities the native identity of a principal by its name without its kind
   */
  public static Mesh read(Path folder, Platform platform, UnaryOperator<String> identities) {
    return read(folder, platform, identities, List.of("sales"));
  }

  /**
   * Reads a copy of the example.
   *
   * @param folder an empty folder, for the copy
   * @param platform where some domains are placed
   * @param identities the native identity of a principal by its name without its kind
   * @param domains which
   */
  public static Mesh read(
      Path folder, Platform platform, UnaryOperator<String> identities, List<String> domains) {
    try {
      try (Stream<Path> files = Files.walk(EXAMPLE)) {
        for (Path file : files.filter(f -> f.toString().endsWith(".yaml")).toList()) {
          Path copy = folder.resolve(EXAMPLE.relativize(file).toString());
          Files.createDirectories(copy.resolveSibling("."));
          Files.copy(file, copy);
        }
      }
      Files.writeString(
          folder.resolve("environments/placed.yaml"), environment(platform, identities, domains));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return WorkspaceReader.read(folder, Optional.of("placed")).mesh().orElseThrow();
  }

  private static String environment(
      Platform platform, UnaryOperator<String> identities, List<String> domains)
      throws IOException {
    String name = platform.name().value();
    StringBuilder text =
        new StringBuilder(
            """
            apiVersion: meshwright/v1
            kind: Environment
            platforms:
              local: {provider: simulated, settings: {}}
              %s:
                new: true
                provider: %s
                settings:
            """
                .formatted(name, platform.provider()));
    platform
        .settings()
        .forEach((key, value) -> text.append("      %s: \"%s\"\n".formatted(key, value)));
    text.append("placements:\n");
    domains.forEach(d -> text.append("  %s: %s\n".formatted(d, name)));
    text.append("principals:\n");
    Matcher principals = PRINCIPAL.matcher(Files.readString(EXAMPLE.resolve("mesh.yaml")));
    while (principals.find()) {
      text.append(
          "  %s:\n    identities: {%s: \"%s\"}\n"
              .formatted(principals.group(1), name, identities.apply(principals.group(2))));
    }
    return text.toString();
  }
}
