package io.meshwright.testkit.sim;

import io.meshwright.api.model.Platform;
import io.meshwright.api.problem.ErrorKind;
import io.meshwright.api.problem.MeshException;
import io.meshwright.spi.Capabilities;
import io.meshwright.spi.PlatformProvider;
import io.meshwright.spi.PlatformRuntime;
import io.meshwright.spi.ProviderFactory;
import java.util.List;

/**
 * Opens the simulated platforms that a test holds. Without settings, since tests configure them.
 */
public final class SimulatedProviderFactory implements ProviderFactory {
  private final List<SimulatedPlatform> platforms;

  /** A factory for these platforms. */
  public SimulatedProviderFactory(SimulatedPlatform... platforms) {
    this.platforms = List.of(platforms);
  }

  @Override
  public String id() {
    return SimulatedKinds.PROVIDER;
  }

  @Override
  public Capabilities capabilities() {
    return SimulatedKinds.capabilities();
  }

  @Override
  public PlatformProvider open(Platform platform, PlatformRuntime runtime) {
    if (!platform.settings().isEmpty()) {
      throw new MeshException(
          ErrorKind.USER,
          platform.name()
              + ": unknown setting '"
              + platform.settings().firstKey()
              + "'; it has none");
    }
    String name = platform.name().value();
    return platforms.stream()
        .filter(p -> p.name().equals(name))
        .findFirst()
        .map(p -> new SimulatedProvider(p, platform, runtime))
        .orElseThrow(
            () ->
                new MeshException(ErrorKind.USER, name + ": there is no such simulated platform"));
  }
}
