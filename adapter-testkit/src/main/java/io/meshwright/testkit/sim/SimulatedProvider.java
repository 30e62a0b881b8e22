package io.meshwright.testkit.sim;

import io.meshwright.api.model.Platform;
import io.meshwright.spi.CallEvent;
import io.meshwright.spi.Executor;
import io.meshwright.spi.Lifter;
import io.meshwright.spi.LocalServer;
import io.meshwright.spi.PlatformProvider;
import io.meshwright.spi.PlatformRuntime;
import io.meshwright.spi.Prober;
import io.meshwright.spi.Reader;
import io.meshwright.spi.Transfer;
import io.meshwright.spi.Translator;
import java.util.Optional;

/** A simulated platform, opened under the name that the mesh gives it. */
final class SimulatedProvider implements PlatformProvider {
  private final SimulatedPlatform platform;
  private final String name;
  private final PlatformRuntime runtime;
  private final SimulatedData data;

  SimulatedProvider(SimulatedPlatform platform, Platform opened, PlatformRuntime runtime) {
    this.platform = platform;
    this.name = opened.name().value();
    this.runtime = runtime;
    this.data = new SimulatedData(platform, name, opened.namePrefix(), runtime.clock());
  }

  @Override
  public Translator translator() {
    return new SimulatedTranslator(name);
  }

  @Override
  public Reader reader() {
    return new SimulatedReader(
        platform,
        () -> {
          meter("catalogue.read", false);
          return platform.read();
        });
  }

  @Override
  public Lifter lifter() {
    return new SimulatedLifter();
  }

  @Override
  public Executor executor() {
    return new SimulatedExecutor(
        platform, writes -> meter(writes ? "catalogue.write" : "lease", writes));
  }

  private void meter(String family, boolean writes) {
    runtime.meter().accept(new CallEvent(name, family, writes));
  }

  @Override
  public Optional<Prober> prober() {
    return Optional.of(data);
  }

  @Override
  public Optional<Transfer> transfer() {
    return Optional.of(data);
  }

  @Override
  public Optional<LocalServer> localServer() {
    return Optional.empty();
  }

  @Override
  public void close() {}
}
