package io.meshwright.kit.pipeline;

import io.meshwright.api.model.DataProduct;
import io.meshwright.api.model.LifecycleStatus;
import io.meshwright.api.model.OutputPort;
import io.meshwright.api.model.Pipeline;
import io.meshwright.api.name.PlatformName;
import java.util.List;
import java.util.Optional;

/**
 * Where a pipeline runs. A product may have ports on several platforms, and a pipeline runs once:
 * on the platform of the first port that it fills, and where it fills none, of the product's first
 * port. Retired ports do not count.
 */
public final class PipelinePlace {
  private PipelinePlace() {}

  /** The platform that runs it; empty where the product has no port any more. */
  public static Optional<PlatformName> of(DataProduct product, Pipeline pipeline) {
    List<OutputPort> ports =
        product.outputPorts().stream()
            .filter(port -> port.status() != LifecycleStatus.RETIRED)
            .toList();
    return pipeline.outputs().stream()
        .flatMap(name -> ports.stream().filter(port -> port.address().port().equals(name)))
        .findFirst()
        .or(() -> ports.stream().findFirst())
        .map(OutputPort::platform);
  }

  /** The pipelines of a product that a platform runs, in the product's order. */
  public static List<Pipeline> on(PlatformName platform, DataProduct product) {
    return product.pipelines().stream()
        .filter(pipeline -> of(product, pipeline).filter(platform::equals).isPresent())
        .toList();
  }
}
