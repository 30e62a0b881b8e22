package io.meshwright.engine.export;

import io.meshwright.api.model.Contract;
import io.meshwright.api.model.DataProduct;
import io.meshwright.api.model.Mesh;
import io.meshwright.api.model.OutputPort;
import io.meshwright.api.name.ProductAddress;
import io.meshwright.api.problem.Problem;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which file each contract goes into: one beside the first product that publishes it. */
final class ContractFiles {
  private final Map<Key, Placed> placed = new LinkedHashMap<>();
  private final List<Problem> problems = new ArrayList<>();

  private record Key(String id, String version) {}

  /** A contract, the product that it lies beside and its file. */
  record Placed(Contract contract, ProductAddress product, String file) {}

  ContractFiles(Mesh mesh) {
    for (DataProduct product : mesh.products().values()) {
      for (OutputPort port : product.outputPorts()) {
        place(product, port);
      }
    }
  }

  private void place(DataProduct product, OutputPort port) {
    Contract contract = port.contract().withoutSource();
    Key key = new Key(contract.id(), contract.version());
    Placed other =
        placed.putIfAbsent(key, new Placed(contract, product.address(), file(product, port)));
    if (other != null && !other.contract().equals(contract)) {
      problems.add(
          Problem.error(
              "duplicate-contract",
              port.address().toString(),
              "its contract '"
                  + key.id()
                  + "' of version "
                  + key.version()
                  + " is another one than that in "
                  + other.product(),
              "give one of them another id or version"));
    }
  }

  private static String file(DataProduct product, OutputPort port) {
    String name = port.address().port();
    boolean several =
        product.outputPorts().stream().filter(p -> p.address().port().equals(name)).count() > 1;
    return WorkspaceDocuments.folder(product.address())
        + "/"
        + name
        + (several ? "-v" + port.address().major() : "")
        + ".odcs.yaml";
  }

  /** Contracts that lie beside a product, in order of its ports. */
  List<Placed> beside(ProductAddress product) {
    return placed.values().stream().filter(p -> p.product().equals(product)).toList();
  }

  boolean hasSeveralVersions(String id) {
    Set<String> versions = new HashSet<>();
    placed.keySet().stream().filter(k -> k.id().equals(id)).forEach(k -> versions.add(k.version()));
    return versions.size() > 1;
  }

  /** Contracts that share an id and a version, and are not the same. */
  List<Problem> problems() {
    return problems;
  }
}
