package io.meshwright.testkit.contract;

import io.meshwright.api.name.Ordered;
import io.meshwright.api.resource.Address;
import io.meshwright.api.resource.Resource;
import io.meshwright.api.resource.Value;
import io.meshwright.testkit.sim.SimulatedPlatform;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Hands on a simulated platform. */
record SimulatedHands(SimulatedPlatform simulated) implements Hands {
  @Override
  public void change(Address subject) {
    Resource resource = simulated.state().get(subject).orElseThrow();
    TreeMap<String, Value> attributes = new TreeMap<>(resource.attributes());
    attributes.put("note", Value.of("changed by hand"));
    simulated.byHand(Resource.of(subject, attributes, resource.dependsOn()));
  }

  @Override
  public void grant(Address subject) {
    List<String> path = new ArrayList<>(subject.path());
    path.add("by-hand");
    simulated.byHand(
        Resource.of(
            new Address(subject.platform(), "grant", path),
            Map.of(
                "actions", new Value.Bag(Ordered.set(List.of("SELECT"))),
                "columns", new Value.Bag(Ordered.set(List.of())),
                "principals", new Value.Bag(Ordered.set(List.of("stranger")))),
            List.of(subject)));
  }

  @Override
  public void drop(Address address) {
    for (String kind : simulated.state().kinds()) {
      for (Resource resource : simulated.state().under(kind, List.of())) {
        if (resource.dependsOn().contains(address)) {
          drop(resource.address());
        }
      }
    }
    simulated.removeByHand(address);
  }

  @Override
  public void unmark(Address subject) {
    simulated.unmarkByHand(subject);
  }
}
