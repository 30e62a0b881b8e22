package io.meshwright.provider.aws.client;

import java.util.List;

/**
 * What is registered with Lake Formation. Throws as {@link CatalogueGateway} does. Writes are not
 * for several threads at once: of parallel registrations some are lost.
 */
public interface LocationGateway {
  /** Every registered location. */
  List<LakeLocation> locations();

  /** Registers a location. */
  void register(LakeLocation location);

  /** Gives a registered location another role, and takes it out of hybrid access. */
  void update(LakeLocation location);

  /** Takes a registration back; what is not registered is fine. */
  void deregister(LakeLocation location);
}
