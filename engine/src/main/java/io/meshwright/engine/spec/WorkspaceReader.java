package io.meshwright.engine.spec;

import io.meshwright.api.model.Mesh;
import io.meshwright.api.name.DomainName;
import io.meshwright.api.name.ProductAddress;
import io.meshwright.api.name.WorkspaceId;
import io.meshwright.api.problem.Place;
import io.meshwright.engine.source.NeutralNames;
import io.meshwright.engine.source.Places;
import io.meshwright.kit.text.Suggestions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Reads a workspace folder. Nothing that a file holds makes it throw, and nothing is fetched: a URL
 * in a document is text.
 */
public final class WorkspaceReader {
  private static final String MESH = "mesh.yaml";
  private static final List<String> FOLDERS = List.of("domains", "environments", "policies");
  private static final String ODCS = ".odcs.yaml";
  private static final String ODPS = ".odps.yaml";

  private final Findings findings = new Findings();
  private final Places.Builder places = new Places.Builder();
  private final SpecContext context =
      new SpecContext(
          findings,
          places,
          StandardForms.load(),
          new PhysicalTypes(findings),
          new UnknownKeys(findings));
  private final ContractShelf shelf = new ContractShelf(findings);
  private final WorkspaceFiles files;

  private WorkspaceReader(Path folder) {
    this.files = new WorkspaceFiles(folder, findings);
  }

  /**
   * Reads a workspace.
   *
   * @param folder the folder that holds mesh.yaml
   * @param environment the environment whose entries replace those of mesh.yaml
   */
  public static Read read(Path folder, Optional<String> environment) {
    WorkspaceReader reader = new WorkspaceReader(folder);
    Optional<Mesh> mesh = reader.mesh(environment);
    return new Read(mesh, reader.places.build(), reader.findings.sorted(), reader.files.texts());
  }

  /** The physical types of a workspace's contracts that nobody knows. */
  public static List<InventedType> inventedTypes(Path folder) {
    WorkspaceReader reader = new WorkspaceReader(folder);
    reader.mesh(Optional.empty());
    return reader.context.types().invented();
  }

  private Optional<Mesh> mesh(Optional<String> environment) {
    if (!files.isFolder() || !files.exists(MESH)) {
      findings.error(
          "no-workspace",
          new Place(MESH, 1, 1),
          files.isFolder() ? "the folder has no mesh.yaml" : "the workspace is no folder",
          "name the folder that holds mesh.yaml");
      return Optional.empty();
    }
    Optional<MeshDocument> document = files.yaml(MESH).flatMap(f -> MeshDocument.read(f, context));
    if (document.isEmpty()) {
      if (findings.sorted().isEmpty()) {
        findings.error(
            "missing-key", new Place(MESH, 1, 1), "mesh.yaml is empty", "add apiVersion and id");
      }
      return Optional.empty();
    }
    MeshDocument declared = document.get();
    Optional<EnvironmentDocument> chosen =
        environment.flatMap(e -> EnvironmentDocument.read(e, files, declared, context));
    Mesh.Builder mesh =
        Mesh.builder(
            chosen
                .flatMap(EnvironmentDocument::workspace)
                .or(declared::id)
                .orElse(WorkspaceId.of("unnamed")));
    declared.parts().platforms().values().forEach(mesh::platform);
    declared.parts().principals().values().forEach(mesh::principal);
    declared.parts().sessions().values().forEach(mesh::session);
    declared.losses().stream()
        .filter(l -> chosen.stream().noneMatch(e -> e.policies().withdraws(l.policy())))
        .forEach(mesh::accept);
    mesh.governance(
        declared.governance().in(environment, EnvironmentDocument.names(files), context));
    mesh.breakGlassHours(declared.breakGlassHours());
    Placement placement = new Placement(declared.parts(), context);
    MeshAssembly assembly = new MeshAssembly(mesh, shelf, placement, files, context);
    chosen.ifPresent(e -> placements(e.placements(), placement));
    domains(assembly);
    rootContracts(assembly, declared);
    policies(mesh);
    chosen.ifPresent(e -> e.policies().apply(mesh));
    assembly.finish(declared.classifications());
    placement.report();
    context.types().report();
    context.unknownKeys().report();
    boolean whole = declared.id().isPresent() && !declared.parts().platforms().isEmpty();
    return whole ? Optional.of(mesh.build()) : Optional.empty();
  }

  private void placements(Map<YamlNode.Scalar, YamlNode.Scalar> placements, Placement placement) {
    List<String> domains = files.folders("domains");
    placements.forEach(
        (domain, platform) -> {
          if (domains.contains(domain.text())) {
            placement.instead(domain.text(), platform);
            return;
          }
          String meant = Suggestions.didYouMean(domain.text(), domains);
          findings.error(
              "unknown-domain",
              domain.place(),
              "there is no domain '" + domain.text() + "'",
              meant.isEmpty() ? "write one of " + String.join(", ", domains) : meant);
        });
  }

  private void domains(MeshAssembly assembly) {
    List<ProductFolder> products = new ArrayList<>();
    for (String folder : files.folders("domains")) {
      String path = "domains/" + folder;
      Optional<DomainName> name = name(path, () -> new DomainName(folder));
      if (name.isEmpty()) {
        continue;
      }
      boolean described = files.exists(path + "/domain.yaml");
      Optional<YamlFile> file = described ? files.yaml(path + "/domain.yaml") : Optional.empty();
      assembly.domain(
          name.get(),
          file.map(f -> DomainDocument.read(f, folder, context)).orElse(DomainDocument.NONE),
          new Place(path + (described ? "/domain.yaml" : ""), 1, 1));
      files.unread(
          path,
          named(path, n -> isYaml(n) && !n.equals("domain.yaml")),
          "documents of a product lie in a folder of its name, and end in .yaml",
          false);
      for (String product : files.folders(path)) {
        name(path + "/" + product, () -> new ProductAddress(name.get(), product))
            .ifPresent(a -> products.add(product(a, path + "/" + product)));
      }
    }
    products.forEach(assembly::product);
  }

  private interface Naming<T> {
    T name();
  }

  private <T> Optional<T> name(String path, Naming<T> naming) {
    try {
      return Optional.of(naming.name());
    } catch (IllegalArgumentException e) {
      findings.error(
          "bad-name", new Place(path, 1, 1), String.valueOf(e.getMessage()), "rename the folder");
      return Optional.empty();
    }
  }

  private ProductFolder product(ProductAddress address, String path) {
    List<String> odps = named(path, n -> n.endsWith(ODPS));
    if (odps.size() > 1) {
      findings.error(
          "several-products",
          new Place(path + "/" + odps.get(1), 1, 1),
          address.toString(),
          "the folder has " + odps.size() + " ODPS files",
          "give each product a folder of its own");
    }
    List<OdcsDocument> contracts =
        contracts(path, Optional.of(address), named(path, n -> n.endsWith(ODCS)));
    files.unread(
        path,
        named(
            path,
            n -> isYaml(n) && !n.endsWith(ODCS) && !n.endsWith(ODPS) && !n.equals("product.yaml")),
        "end its name in .odps.yaml or .odcs.yaml, or name it product.yaml",
        false);
    Optional<OdpsDocument> document =
        odps.stream()
            .findFirst()
            .flatMap(n -> files.yaml(path + "/" + n))
            .flatMap(f -> OdpsDocument.read(f, context));
    document.ifPresent(
        d -> {
          domainOf(d.domain(), address);
          shelf.refer(d);
        });
    ProductDocument settings =
        files.exists(path + "/product.yaml")
            ? files
                .yaml(path + "/product.yaml")
                .map(f -> ProductDocument.read(f, context))
                .orElse(ProductDocument.NONE)
            : ProductDocument.NONE;
    Place place =
        document
            .map(OdpsDocument::place)
            .or(() -> contracts.stream().findFirst().map(OdcsDocument::place))
            .orElse(new Place(path, 1, 1));
    return new ProductFolder(address, path, document, contracts, settings, place);
  }

  private void domainOf(Optional<YamlNode.Scalar> written, ProductAddress address) {
    written
        .filter(d -> !NeutralNames.of(d.text()).equals(address.domain().value()))
        .ifPresent(
            d ->
                findings.warning(
                    "other-domain",
                    d.place(),
                    address.toString(),
                    "the document names the domain '"
                        + d.text()
                        + "' and lies in the folder '"
                        + address.domain()
                        + "'",
                    "the folder counts; give both one name"));
  }

  private List<OdcsDocument> contracts(
      String path, Optional<ProductAddress> product, List<String> names) {
    List<OdcsDocument> contracts = new ArrayList<>();
    for (String name : names) {
      files
          .yaml(path.isEmpty() ? name : path + "/" + name)
          .flatMap(f -> OdcsDocument.read(f, product, context))
          .ifPresent(contracts::add);
    }
    contracts.forEach(shelf::add);
    return contracts;
  }

  private void rootContracts(MeshAssembly assembly, MeshDocument mesh) {
    List<String> names = named("", n -> n.endsWith(ODCS));
    for (OdcsDocument contract : contracts("", Optional.empty(), names)) {
      String domain =
          contract
              .domain()
              .map(YamlNode.Scalar::text)
              .or(() -> mesh.id().map(WorkspaceId::mesh))
              .orElse("unnamed");
      String product =
          contract
              .product()
              .or(contract::name)
              .map(YamlNode.Scalar::text)
              .orElse(ProductAssembly.fileName(contract.file()));
      name(
              contract.file(),
              () -> ProductAddress.of(NeutralNames.of(domain), NeutralNames.of(product)))
          .ifPresent(
              a ->
                  assembly.product(
                      new ProductFolder(
                          a,
                          "",
                          Optional.empty(),
                          List.of(contract),
                          ProductDocument.NONE,
                          contract.place())));
    }
    files.unread(
        "",
        named("", n -> n.endsWith(".odcs.yml") || n.endsWith(ODPS) || n.equals("mesh.yml")),
        "contracts end in .odcs.yaml; products lie in domains/<domain>/<product>",
        false);
    for (String folder : files.folders("")) {
      if (!FOLDERS.contains(folder)) {
        String meant = Suggestions.didYouMean(folder, FOLDERS);
        files.unread(folder, named(folder, WorkspaceReader::isYaml), meant, !meant.isEmpty());
      }
    }
  }

  /** A policy that nobody reads is the worst file to pass over in silence. */
  private void policies(Mesh.Builder mesh) {
    for (String name : named("policies", n -> n.endsWith(".yaml"))) {
      files.yaml("policies/" + name).ifPresent(f -> PolicyDocument.read(f, context, mesh));
    }
    files.unread("policies", named("policies", n -> n.endsWith(".yml")), "end it in .yaml", true);
    for (String folder : files.folders("policies")) {
      String path = "policies/" + folder;
      files.unread(path, named(path, WorkspaceReader::isYaml), "move it up into policies/", true);
    }
  }

  private List<String> named(String folder, Predicate<String> names) {
    return files.files(folder).stream().filter(names).toList();
  }

  private static boolean isYaml(String name) {
    return name.endsWith(".yaml") || name.endsWith(".yml");
  }
}
