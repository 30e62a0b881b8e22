package io.meshwright.api.model;

import io.meshwright.api.name.Ordered;
import io.meshwright.api.name.PrincipalId;
import io.meshwright.api.name.ProductAddress;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/**
 * An owned, versioned unit of data with input ports, output ports and lineage: an ODPS document, or
 * implied by one contract.
 *
 * @param address its domain and name
 * @param version as written
 * @param status where it stands
 * @param description for people; may be empty
 * @param team who answers for it
 * @param outputPorts how it is consumed; addresses unique
 * @param inputPorts what it reads
 * @param producer the identity of its pipelines
 * @param pipelines how its data is made
 * @param samples per table name a file of sample rows, relative to the workspace
 */
public record DataProduct(
    ProductAddress address,
    String version,
    LifecycleStatus status,
    String description,
    Team team,
    List<OutputPort> outputPorts,
    List<InputPort> inputPorts,
    Optional<PrincipalId> producer,
    List<Pipeline> pipelines,
    SortedMap<String, String> samples) {
  /** Copies the lists, and refuses two ports of one name and major version. */
  public DataProduct {
    outputPorts = List.copyOf(outputPorts);
    inputPorts = List.copyOf(inputPorts);
    pipelines = List.copyOf(pipelines);
    samples = Ordered.map(samples);
    if (outputPorts.stream().map(OutputPort::address).distinct().count() != outputPorts.size()) {
      throw new IllegalArgumentException(
          "product " + address + " has two output ports of one name and major version");
    }
  }

  /** An active product of ports, without inputs and producer. */
  public static DataProduct of(ProductAddress address, List<OutputPort> outputPorts) {
    return new DataProduct(
        address,
        "1.0.0",
        LifecycleStatus.ACTIVE,
        "",
        Team.NONE,
        outputPorts,
        List.of(),
        Optional.empty(),
        List.of(),
        Ordered.map(Map.<String, String>of()));
  }
}
