package io.meshwright.engine.spec;

import io.meshwright.api.name.ProductAddress;
import io.meshwright.api.problem.Place;
import java.util.List;
import java.util.Optional;

/**
 * The documents that make one product.
 *
 * @param address its domain and name
 * @param path its folder relative to the workspace; empty for a contract beside mesh.yaml
 * @param odps the product document
 * @param contracts the contracts beside it
 * @param settings what the standards have no place for
 * @param place where it is written
 */
record ProductFolder(
    ProductAddress address,
    String path,
    Optional<OdpsDocument> odps,
    List<OdcsDocument> contracts,
    ProductDocument settings,
    Place place) {
  /** Copies the contracts. */
  ProductFolder {
    contracts = List.copyOf(contracts);
  }
}
