package io.meshwright.it.benchmark;

import io.meshwright.api.model.Platform;
import io.meshwright.api.name.PortAddress;
import io.meshwright.api.policy.AccessRules;
import io.meshwright.api.resource.Address;
import io.meshwright.api.resource.ResourceState;
import io.meshwright.api.resource.Seen;
import io.meshwright.spi.Capabilities;
import io.meshwright.spi.Executor;
import io.meshwright.spi.Lifter;
import io.meshwright.spi.LocalServer;
import io.meshwright.spi.PlatformProvider;
import io.meshwright.spi.PlatformRuntime;
import io.meshwright.spi.PlatformSlice;
import io.meshwright.spi.PortLocator;
import io.meshwright.spi.Prober;
import io.meshwright.spi.ProviderFactory;
import io.meshwright.spi.PublishedTable;
import io.meshwright.spi.ReadScope;
import io.meshwright.spi.Reader;
import io.meshwright.spi.Transfer;
import io.meshwright.spi.Translation;
import io.meshwright.spi.Translator;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * An adapter whose translating, reading and lifting is timed, so that what is left of a plan is the
 * engine's own. The first lift of a plan comes when everything is read and translated: what is done
 * then can look at the heap.
 */
final class MeteredFactory implements ProviderFactory {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private final ProviderFactory inner;
  private long cpu;
  private int lifts;
  private Runnable atFirstLift = () -> {};

  MeteredFactory(ProviderFactory inner) {
    this.inner = inner;
  }

  /** CPU time of the adapter since the last reset, in nanoseconds. */
  long cpu() {
    return cpu;
  }

  /** Lifts since the last reset. */
  int lifts() {
    return lifts;
  }

  /** Starts counting anew. */
  void reset(Runnable firstLift) {
    cpu = 0;
    lifts = 0;
    atFirstLift = firstLift;
  }

  private <T> T timed(Supplier<T> call) {
    long start = THREADS.getCurrentThreadCpuTime();
    try {
      return call.get();
    } finally {
      cpu += THREADS.getCurrentThreadCpuTime() - start;
    }
  }

  @Override
  public String id() {
    return inner.id();
  }

  @Override
  public Capabilities capabilities() {
    return inner.capabilities();
  }

  @Override
  public PlatformProvider open(Platform platform, PlatformRuntime runtime) {
    return new Metered(inner.open(platform, runtime));
  }

  private final class Metered implements PlatformProvider {
    private final PlatformProvider provider;

    Metered(PlatformProvider provider) {
      this.provider = provider;
    }

    @Override
    public Translator translator() {
      Translator translator = provider.translator();
      return new Translator() {
        @Override
        public SortedMap<PortAddress, PortLocator> locate(PlatformSlice slice) {
          return timed(() -> translator.locate(slice));
        }

        @Override
        public Translation translate(
            PlatformSlice slice, SortedMap<PortAddress, PortLocator> elsewhere) {
          return timed(() -> translator.translate(slice, elsewhere));
        }
      };
    }

    @Override
    public Reader reader() {
      Reader reader = provider.reader();
      return (ReadScope scope, Consumer<Seen> consumer) ->
          timed(
              () -> {
                reader.read(scope, consumer);
                return true;
              });
    }

    @Override
    public Lifter lifter() {
      Lifter lifter = provider.lifter();
      return new Lifter() {
        @Override
        public SortedSet<Address> subjects(ResourceState state) {
          return timed(() -> lifter.subjects(state));
        }

        @Override
        public AccessRules lift(Address subject, ResourceState state) {
          if (lifts++ == 0) {
            atFirstLift.run();
          }
          return timed(() -> lifter.lift(subject, state));
        }

        @Override
        public Optional<PublishedTable> published(Address subject, ResourceState state) {
          return timed(() -> lifter.published(subject, state));
        }
      };
    }

    @Override
    public Executor executor() {
      return provider.executor();
    }

    @Override
    public Optional<Prober> prober() {
      return provider.prober();
    }

    @Override
    public Optional<Transfer> transfer() {
      return provider.transfer();
    }

    @Override
    public Optional<LocalServer> localServer() {
      return provider.localServer();
    }

    @Override
    public void close() {
      provider.close();
    }
  }
}
