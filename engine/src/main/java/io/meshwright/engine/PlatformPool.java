package io.meshwright.engine;

import io.meshwright.api.model.Platform;
import io.meshwright.api.problem.ErrorKind;
import io.meshwright.api.problem.MeshException;
import io.meshwright.spi.PlatformProvider;
import io.meshwright.spi.PlatformRuntime;
import io.meshwright.spi.ProviderFactory;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Opens each platform once and closes them all. */
final class PlatformPool implements AutoCloseable {
  private final TreeMap<String, ProviderFactory> factories = new TreeMap<>();
  private final PlatformRuntime runtime;
  private final Map<Platform, PlatformProvider> open = new LinkedHashMap<>();

  PlatformPool(List<ProviderFactory> factories, PlatformRuntime runtime) {
    this.runtime = runtime;
    for (ProviderFactory factory : factories) {
      if (this.factories.putIfAbsent(factory.id(), factory) != null) {
        throw new MeshException(
            ErrorKind.USER,
            "two adapters have the id '" + factory.id() + "'; take one off the class path");
      }
    }
  }

  /** Ids of the adapters. */
  List<String> providers() {
    return List.copyOf(factories.keySet());
  }

  ProviderFactory factory(Platform platform) {
    ProviderFactory factory = factories.get(platform.provider());
    if (factory == null) {
      throw new MeshException(
          ErrorKind.USER,
          "platform '"
              + platform.name()
              + "': there is no adapter '"
              + platform.provider()
              + "'; the class path has "
              + String.join(", ", factories.keySet()));
    }
    return factory;
  }

  PlatformProvider provider(Platform platform) {
    PlatformProvider provider = open.get(platform);
    if (provider == null) {
      provider = factory(platform).open(platform, runtime);
      open.put(platform, provider);
    }
    return provider;
  }

  @Override
  public void close() {
    open.values().forEach(PlatformProvider::close);
    open.clear();
  }
}
