package io.meshwright.spi;

import io.meshwright.api.model.Platform;

/** The entry of an adapter, found on the class path as a service or given in a list. */
public interface ProviderFactory {
  /** The id that platforms name as their provider, for example {@code postgres}. */
  String id();

  /** What the provider can do; no I/O. */
  Capabilities capabilities();

  /**
   * Opens a platform. Connections are made when they are first needed.
   *
   * @throws io.meshwright.api.problem.MeshException of kind USER where settings are missing, wrong
   *     or unknown
   */
  PlatformProvider open(Platform platform, PlatformRuntime runtime);
}
