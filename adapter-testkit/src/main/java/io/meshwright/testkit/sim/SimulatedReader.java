package io.meshwright.testkit.sim;

import io.meshwright.api.resource.Address;
import io.meshwright.api.resource.Seen;
import io.meshwright.spi.ReadScope;
import io.meshwright.spi.Reader;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * One call shows everything that is ours, and everything in the containers that are asked about.
 */
final class SimulatedReader implements Reader {
  private final SimulatedPlatform platform;
  private final Supplier<NativeStore> call;

  SimulatedReader(SimulatedPlatform platform, Supplier<NativeStore> call) {
    this.platform = platform;
    this.call = call;
  }

  @Override
  public void read(ReadScope scope, Consumer<Seen> inAddressOrder) {
    Set<String> tops =
        scope.wanted().stream().map(a -> a.path().getFirst()).collect(Collectors.toSet());
    Map<Address, String> hidden = platform.hidden();
    TreeMap<Address, Seen> facts = new TreeMap<>();
    call.get()
        .objects()
        .forEach(
            (address, entry) -> {
              if (tops.contains(address.path().getFirst()) || entry.owner().isOf(scope.mesh())) {
                facts.put(address, entry.seen());
              }
            });
    hidden.forEach((address, why) -> facts.put(address, new Seen.Hidden(address, why)));
    facts.values().forEach(inAddressOrder);
  }
}
