package io.meshwright.engine.export;

import io.meshwright.api.document.DocumentValue;
import io.meshwright.api.model.DataProduct;
import io.meshwright.api.model.DeclaredSession;
import io.meshwright.api.model.Domain;
import io.meshwright.api.model.Mesh;
import io.meshwright.api.model.Platform;
import io.meshwright.api.name.Ordered;
import io.meshwright.api.name.ProductAddress;
import io.meshwright.api.policy.Mask;
import io.meshwright.api.policy.MaskingPolicy;
import io.meshwright.api.problem.Problem;
import io.meshwright.engine.source.NeutralNames;
import io.meshwright.engine.source.PropertyReading;
import io.meshwright.engine.source.SecretReferences;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A mesh as the documents of a workspace.
 *
 * @param files text by file name relative to the workspace, in order
 * @param problems what documents cannot or must not say; with any, there are no files
 */
public record WorkspaceDocuments(Map<String, String> files, List<Problem> problems) {
  private static final String ODCS = ".odcs.yaml";

  /** Copies the collections. */
  public WorkspaceDocuments {
    files = Ordered.inserted(files);
    problems = List.copyOf(problems);
  }

  /**
   * The documents of a valid mesh.
   *
   * @param reading what a reader makes of the types of a property
   */
  public static WorkspaceDocuments of(Mesh mesh, PropertyReading reading) {
    ContractFiles contracts = new ContractFiles(mesh);
    List<Problem> problems = new ArrayList<>(contracts.problems());
    Map<String, String> files = new LinkedHashMap<>();
    if (problems.isEmpty()) {
      try {
        write(mesh, contracts, reading, files);
      } catch (IllegalArgumentException e) {
        files.clear();
        problems.add(
            Problem.error(
                "not-exportable",
                mesh.id().toString(),
                String.valueOf(e.getMessage()),
                "details of quality rules are JSON texts"));
      }
    }
    return new WorkspaceDocuments(files, problems);
  }

  private static void write(
      Mesh mesh, ContractFiles contracts, PropertyReading reading, Map<String, String> files) {
    ContractYaml contractYaml = new ContractYaml(reading);
    files.put("mesh.yaml", YamlText.of(MeshYaml.mesh(mesh)));
    for (Domain domain : mesh.domains().values()) {
      files.put("domains/" + domain.name() + "/domain.yaml", YamlText.of(MeshYaml.domain(domain)));
    }
    for (DataProduct product : mesh.products().values()) {
      ProductYaml yaml = new ProductYaml(mesh, product, contracts);
      String folder = folder(product.address()) + "/";
      files.put(folder + product.address().product() + ".odps.yaml", YamlText.of(yaml.odps()));
      for (ContractFiles.Placed contract : contracts.beside(product.address())) {
        files.put(
            contract.file(),
            YamlText.of(contractYaml.document(contract.contract(), product.address())));
      }
      for (DocumentValue.Fields contract : product.unpublished()) {
        files.put(free(folder, contract, files), YamlText.of(FieldsYaml.of(contract)));
      }
      Yaml.Keys settings = yaml.settings();
      if (!settings.isEmpty()) {
        files.put(folder + "product.yaml", YamlText.of(settings));
      }
    }
    PolicyYaml.add(mesh, files);
  }

  /** A file for a contract that no port publishes: named after it, and not taken. */
  private static String free(
      String folder, DocumentValue.Fields contract, Map<String, String> files) {
    String name = NeutralNames.of(contract.text("name").or(() -> contract.text("id")).orElse(""));
    String start = folder + (name.isEmpty() ? "contract" : name);
    String file = start + ODCS;
    for (int number = 2; files.containsKey(file); number++) {
      file = start + "_" + number + ODCS;
    }
    return file;
  }

  /** The folder of a product. */
  static String folder(ProductAddress product) {
    return "domains/" + product.domain() + "/" + product.product();
  }

  /** Secrets that the mesh holds as values: said without showing them, and never written. */
  public static List<Problem> secrets(Mesh mesh) {
    List<Problem> problems = new ArrayList<>();
    for (Platform platform : mesh.platforms().values()) {
      platform
          .settings()
          .forEach(
              (setting, value) -> {
                if (SecretReferences.areNeededFor(setting)
                    && !SecretReferences.isReference(value)) {
                  problems.add(secret("platform " + platform.name(), "setting " + setting));
                }
              });
    }
    for (DeclaredSession session : mesh.sessions().values()) {
      if (!session.logins().stream()
          .allMatch(login -> SecretReferences.isReference(login.password()))) {
        problems.add(secret("session " + session.session().id(), "password"));
      }
    }
    for (MaskingPolicy policy : mesh.maskingPolicies()) {
      if (policy.mask() instanceof Mask.Hash hash
          && hash.key().filter(key -> !SecretReferences.isReference(key)).isPresent()) {
        problems.add(secret(policy.id().value(), "key"));
      }
    }
    return problems;
  }

  private static Problem secret(String subject, String what) {
    return Problem.error(
        "secret-in-workspace",
        subject,
        "its " + what + " is a value, and a workspace holds no secrets",
        "put a reference such as env:NAME into the mesh");
  }
}
