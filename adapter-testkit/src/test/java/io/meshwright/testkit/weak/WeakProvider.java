package io.meshwright.testkit.weak;

import io.meshwright.api.model.Platform;
import io.meshwright.api.name.Ordered;
import io.meshwright.api.name.PortAddress;
import io.meshwright.api.plan.PolicyVerdict;
import io.meshwright.spi.Capabilities;
import io.meshwright.spi.Executor;
import io.meshwright.spi.Lifter;
import io.meshwright.spi.Limit;
import io.meshwright.spi.LocalServer;
import io.meshwright.spi.PlatformProvider;
import io.meshwright.spi.PlatformRuntime;
import io.meshwright.spi.PlatformSlice;
import io.meshwright.spi.PortLocator;
import io.meshwright.spi.Prober;
import io.meshwright.spi.ProviderFactory;
import io.meshwright.spi.Reader;
import io.meshwright.spi.Transfer;
import io.meshwright.spi.Translation;
import io.meshwright.spi.Translator;
import io.meshwright.testkit.sim.SimulatedPlatform;
import io.meshwright.testkit.sim.SimulatedProviderFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The weak platform's adapter: it narrows policies to what the platform can do and says what is
 * lost; the rest is the simulated platform's.
 *
 * @param platform what is behind it
 */
record WeakProvider(PlatformProvider platform) implements PlatformProvider, Translator {
  static final String ID = "weak";

  static ProviderFactory factory(SimulatedPlatform platform) {
    ProviderFactory simulated = new SimulatedProviderFactory(platform);
    return new ProviderFactory() {
      @Override
      public String id() {
        return ID;
      }

      @Override
      public Capabilities capabilities() {
        Capabilities base = simulated.capabilities();
        Map<String, Limit> limits = new TreeMap<>(base.limits());
        limits.putAll(WeakLimit.table());
        return new Capabilities(ID, base.kinds(), base.refusedPorts(), Ordered.map(limits));
      }

      @Override
      public PlatformProvider open(Platform opened, PlatformRuntime runtime) {
        return new WeakProvider(simulated.open(opened, runtime));
      }
    };
  }

  @Override
  public Translator translator() {
    return this;
  }

  @Override
  public SortedMap<PortAddress, PortLocator> locate(PlatformSlice slice) {
    return platform.translator().locate(slice);
  }

  @Override
  public Translation translate(PlatformSlice slice, SortedMap<PortAddress, PortLocator> elsewhere) {
    List<PolicyVerdict> verdicts = new ArrayList<>();
    List<PlatformSlice.SliceProduct> products = new ArrayList<>();
    for (PlatformSlice.SliceProduct product : slice.products()) {
      List<PlatformSlice.SlicePort> ports = new ArrayList<>();
      for (PlatformSlice.SlicePort port : product.ports()) {
        List<Weakening> tables = port.tables().stream().map(Weakening::new).toList();
        tables.forEach(t -> verdicts.addAll(t.verdicts()));
        ports.add(
            new PlatformSlice.SlicePort(
                port.port(), tables.stream().map(Weakening::carried).toList()));
      }
      products.add(new PlatformSlice.SliceProduct(product.product(), ports));
    }
    Translation carried =
        platform
            .translator()
            .translate(
                new PlatformSlice(
                    slice.mesh(), slice.platform(), products, slice.principals(), slice.sessions()),
                elsewhere);
    carried.verdicts().stream().filter(v -> v.policy().isEmpty()).forEach(verdicts::add);
    return new Translation(
        carried.resources(),
        carried.subjects(),
        carried.identities(),
        verdicts,
        carried.problems());
  }

  @Override
  public Reader reader() {
    return platform.reader();
  }

  @Override
  public Lifter lifter() {
    return platform.lifter();
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
