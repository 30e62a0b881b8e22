package io.meshwright.testkit.sim;

import io.meshwright.api.model.DeclaredSession;
import io.meshwright.api.model.Principal;
import io.meshwright.api.name.NamePrefix;
import io.meshwright.api.name.Ordered;
import io.meshwright.api.name.PortAddress;
import io.meshwright.api.name.PrincipalId;
import io.meshwright.api.name.TableAddress;
import io.meshwright.api.plan.PolicyVerdict;
import io.meshwright.api.problem.Problem;
import io.meshwright.api.resource.Address;
import io.meshwright.api.resource.Desired;
import io.meshwright.api.resource.Marker;
import io.meshwright.api.resource.Owner;
import io.meshwright.api.resource.Resource;
import io.meshwright.api.resource.Value;
import io.meshwright.kit.translate.Unmade;
import io.meshwright.spi.PlatformSlice;
import io.meshwright.spi.PortLocator;
import io.meshwright.spi.Translation;
import io.meshwright.spi.Translator;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Tables become tables; what goes on inside them is {@link TableTranslation}'s. */
final class SimulatedTranslator implements Translator {
  private final String platform;

  SimulatedTranslator(String platform) {
    this.platform = platform;
  }

  @Override
  public SortedMap<PortAddress, PortLocator> locate(PlatformSlice slice) {
    TreeMap<PortAddress, PortLocator> locators = new TreeMap<>();
    for (PlatformSlice.SliceProduct product : slice.products()) {
      for (PlatformSlice.SlicePort port : product.ports()) {
        if (isTable(port)) {
          TreeMap<String, Address> tables = new TreeMap<>();
          port.tables()
              .forEach(
                  t ->
                      tables.put(
                          t.schema().name(),
                          SimulatedKinds.table(
                              platform,
                              slice.platform().namePrefix(),
                              port.port(),
                              t.schema().name())));
          locators.put(port.port().address(), new PortLocator(tables));
        }
      }
    }
    return locators;
  }

  @Override
  public Translation translate(PlatformSlice slice, SortedMap<PortAddress, PortLocator> elsewhere) {
    return new Run(slice).translation();
  }

  private static boolean isTable(PlatformSlice.SlicePort port) {
    return !SimulatedKinds.capabilities().refusedPorts().containsKey(port.port().kind());
  }

  /** One translation. */
  private final class Run {
    private final PlatformSlice slice;
    private final NamePrefix prefix;
    private final TreeMap<Address, Desired> resources = new TreeMap<>();
    private final TreeMap<PrincipalId, String> identities = new TreeMap<>();
    private final TreeMap<TableAddress, Address> subjects = new TreeMap<>();
    private final List<PolicyVerdict> verdicts = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();

    Run(PlatformSlice slice) {
      this.slice = slice;
      this.prefix = slice.platform().namePrefix();
    }

    Translation translation() {
      slice.principals().values().forEach(this::principal);
      slice.sessions().forEach(this::login);
      for (PlatformSlice.SliceProduct product : slice.products()) {
        for (PlatformSlice.SlicePort port : product.ports()) {
          if (isTable(port)) {
            port(port);
          } else {
            verdicts.add(Unmade.port(SimulatedKinds.capabilities(), port.port()));
          }
        }
      }
      Unmade unmade = new Unmade(SimulatedKinds.capabilities(), slice);
      verdicts.addAll(unmade.inputs(SimulatedKinds.NO_LINK));
      verdicts.addAll(unmade.pipelines(SimulatedKinds.NO_PIPELINE));
      verdicts.addAll(unmade.quality(SimulatedKinds.NO_QUALITY));
      return new Translation(
          List.copyOf(resources.values()), subjects, identities, verdicts, problems);
    }

    private void principal(Principal principal) {
      String name =
          prefix.on(
              principal.on(slice.platform().name()).orElseGet(() -> principal.id().toString()));
      if (identities.containsValue(name)) {
        problems.add(
            Problem.error(
                "name-collision",
                principal.id().toString(),
                "'" + name + "' is the native name of two principals",
                "give each its own name"));
        return;
      }
      identities.put(principal.id(), name);
      add(
          Address.of(platform, SimulatedKinds.PRINCIPAL, name),
          Map.of(),
          List.of(),
          platformOwner());
    }

    private void login(DeclaredSession session) {
      List<String> active = names(session.session().principals());
      List<String> inactive = names(session.session().inactive());
      TreeMap<String, Value> attributes = new TreeMap<>();
      attributes.put(NativeObject.PRINCIPALS, new Value.Bag(Ordered.set(active)));
      if (!inactive.isEmpty()) {
        attributes.put(NativeObject.HELD, new Value.Bag(Ordered.set(inactive)));
      }
      add(
          Address.of(platform, SimulatedKinds.LOGIN, prefix.on(session.session().id().value())),
          attributes,
          Stream.concat(active.stream(), inactive.stream())
              .map(m -> Address.of(platform, SimulatedKinds.PRINCIPAL, m))
              .toList(),
          platformOwner());
    }

    private List<String> names(SortedSet<PrincipalId> principals) {
      return principals.stream()
          .map(identities::get)
          .flatMap(name -> Optional.ofNullable(name).stream())
          .toList();
    }

    private void port(PlatformSlice.SlicePort port) {
      Address container = SimulatedKinds.container(platform, prefix, port.port());
      Owner owner =
          new Owner.Marked(new Marker(slice.mesh(), port.port().address().product().toString()));
      add(container, Map.of(), List.of(), owner);
      port.tables()
          .forEach(
              policies -> {
                Address table =
                    SimulatedKinds.table(platform, prefix, port.port(), policies.schema().name());
                TableTranslation inside =
                    new TableTranslation(
                        policies, table, container, owner, identities, slice::judged);
                inside.resources().forEach(d -> resources.put(d.address(), d));
                verdicts.addAll(inside.verdicts());
                subjects.put(policies.table(), table);
              });
    }

    private Owner platformOwner() {
      return new Owner.Marked(new Marker(slice.mesh(), Marker.PLATFORM_SCOPE));
    }

    private void add(
        Address address, Map<String, Value> attributes, List<Address> needs, Owner owner) {
      resources.put(
          address,
          new Desired(Resource.of(address, attributes, needs), owner, Ordered.set(List.of())));
    }
  }
}
