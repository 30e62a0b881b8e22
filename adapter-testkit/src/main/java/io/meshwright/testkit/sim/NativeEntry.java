package io.meshwright.testkit.sim;

import io.meshwright.api.name.Ordered;
import io.meshwright.api.resource.Owner;
import io.meshwright.api.resource.Resource;
import io.meshwright.api.resource.Seen;
import java.util.Map;

/**
 * An object in the store.
 *
 * @param resource what it is
 * @param owner whose it is
 */
record NativeEntry(Resource resource, Owner owner) {
  Seen.Present seen() {
    return new Seen.Present(resource, owner, Ordered.map(Map.of()));
  }
}
