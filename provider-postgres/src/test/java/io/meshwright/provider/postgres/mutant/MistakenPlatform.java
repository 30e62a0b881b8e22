package io.meshwright.provider.postgres.mutant;

import io.meshwright.api.name.PortAddress;
import io.meshwright.api.policy.AccessRules;
import io.meshwright.api.resource.Address;
import io.meshwright.api.resource.Desired;
import io.meshwright.api.resource.Resource;
import io.meshwright.api.resource.ResourceState;
import io.meshwright.spi.Executor;
import io.meshwright.spi.Lifter;
import io.meshwright.spi.LocalServer;
import io.meshwright.spi.PlatformProvider;
import io.meshwright.spi.PlatformSlice;
import io.meshwright.spi.PortLocator;
import io.meshwright.spi.Prober;
import io.meshwright.spi.Reader;
import io.meshwright.spi.Transfer;
import io.meshwright.spi.Translation;
import io.meshwright.spi.Translator;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;

/**
 * A platform whose adapter makes a mistake and believes in it: what it renders wrongly it lifts as
 * if it were right. So neither the plan nor the law of lifting can see it, only a query.
 *
 * @param platform the platform without the mistake
 * @param mistake what goes wrong
 * @param meant per resource that is rendered wrongly what it should be
 */
record MistakenPlatform(PlatformProvider platform, Mistake mistake, Map<Resource, Resource> meant)
    implements PlatformProvider {
  MistakenPlatform(PlatformProvider platform, Mistake mistake) {
    this(platform, mistake, new HashMap<>());
  }

  @Override
  public Translator translator() {
    Translator right = platform.translator();
    return new Translator() {
      @Override
      public SortedMap<PortAddress, PortLocator> locate(PlatformSlice slice) {
        return right.locate(slice);
      }

      @Override
      public Translation translate(
          PlatformSlice slice, SortedMap<PortAddress, PortLocator> elsewhere) {
        Translation honest = right.translate(slice, elsewhere);
        Translation misread = right.translate(misread(slice), elsewhere);
        Map<Address, Resource> should = new HashMap<>();
        honest.resources().forEach(d -> should.put(d.address(), d.resource()));
        List<Desired> wrong = new ArrayList<>();
        for (Desired desired : misread.resources()) {
          Resource rendered = mistake.resources().apply(desired.resource());
          meant.put(rendered, should.getOrDefault(desired.address(), desired.resource()));
          wrong.add(new Desired(rendered, desired.owner(), desired.realises()));
        }
        return new Translation(
            wrong, honest.subjects(), honest.identities(), honest.verdicts(), honest.problems());
      }
    };
  }

  private PlatformSlice misread(PlatformSlice slice) {
    List<PlatformSlice.SliceProduct> products = new ArrayList<>();
    for (PlatformSlice.SliceProduct product : slice.products()) {
      products.add(
          new PlatformSlice.SliceProduct(
              product.product(),
              product.ports().stream()
                  .map(
                      port ->
                          new PlatformSlice.SlicePort(
                              port.port(),
                              port.tables().stream()
                                  .map(t -> mistake.policies().apply(t, slice.principals()))
                                  .toList()))
                  .toList()));
    }
    return new PlatformSlice(
        slice.mesh(), slice.platform(), products, slice.principals(), slice.sessions());
  }

  @Override
  public Lifter lifter() {
    Lifter right = platform.lifter();
    return new Lifter() {
      @Override
      public SortedSet<Address> subjects(ResourceState state) {
        return right.subjects(new Meant(state, meant));
      }

      @Override
      public AccessRules lift(Address subject, ResourceState state) {
        return right.lift(subject, new Meant(state, meant));
      }
    };
  }

  /** A state as the adapter believes it to be. */
  private record Meant(ResourceState state, Map<Resource, Resource> meant)
      implements ResourceState {
    @Override
    public Optional<Resource> get(Address address) {
      return state.get(address).map(r -> meant.getOrDefault(r, r));
    }

    @Override
    public List<Resource> under(String kind, List<String> pathPrefix) {
      return state.under(kind, pathPrefix).stream().map(r -> meant.getOrDefault(r, r)).toList();
    }

    @Override
    public SortedSet<String> kinds() {
      return state.kinds();
    }
  }

  @Override
  public Reader reader() {
    return platform.reader();
  }

  @Override
  public Executor executor() {
    return platform.executor();
  }

  @Override
  public Optional<Prober> prober() {
    return platform.prober();
  }

  @Override
  public Optional<Transfer> transfer() {
    return platform.transfer();
  }

  @Override
  public Optional<LocalServer> localServer() {
    return platform.localServer();
  }

  @Override
  public void close() {
    platform.close();
  }
}
