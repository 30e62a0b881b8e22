package io.meshwright.provider.aws;

import io.meshwright.api.model.OutputPort;
import io.meshwright.api.model.Platform;
import io.meshwright.api.model.PortKind;
import io.meshwright.api.name.PortAddress;
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
import io.meshwright.spi.Reader;
import io.meshwright.spi.Transfer;
import io.meshwright.spi.Translation;
import io.meshwright.spi.Translator;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.UnaryOperator;

/**
 * An adapter for which every port is another one, whatever the mesh says: the contracts make tables
 * and know nothing else of them.
 *
 * @param inner the adapter
 * @param change what a port becomes
 */
public record ChangedPorts(ProviderFactory inner, UnaryOperator<OutputPort> change)
    implements ProviderFactory {
  /** An adapter for which every port is of one kind. */
  public static ChangedPorts ofKind(ProviderFactory inner, PortKind kind) {
    return new ChangedPorts(inner, port -> port.toBuilder().kind(kind).build());
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
    return new Opened(inner.open(platform, runtime), change);
  }

  private record Opened(PlatformProvider inner, UnaryOperator<OutputPort> change)
      implements PlatformProvider {
    @Override
    public Translator translator() {
      Translator translator = inner.translator();
      return new Translator() {
        @Override
        public SortedMap<PortAddress, PortLocator> locate(PlatformSlice slice) {
          return translator.locate(changed(slice));
        }

        @Override
        public Translation translate(
            PlatformSlice slice, SortedMap<PortAddress, PortLocator> elsewhere) {
          return translator.translate(changed(slice), elsewhere);
        }
      };
    }

    private PlatformSlice changed(PlatformSlice slice) {
      return slice.withProducts(
          slice.products().stream()
              .map(
                  product ->
                      new PlatformSlice.SliceProduct(
                          product.product(),
                          product.ports().stream()
                              .map(
                                  port ->
                                      new PlatformSlice.SlicePort(
                                          change.apply(port.port()), port.tables()))
                              .toList()))
              .toList());
    }

    @Override
    public Reader reader() {
      return inner.reader();
    }

    @Override
    public Lifter lifter() {
      return inner.lifter();
    }

    @Override
    public Executor executor() {
      return inner.executor();
    }

    @Override
    public Optional<Prober> prober() {
      return inner.prober();
    }

    @Override
    public Optional<Transfer> transfer() {
      return inner.transfer();
    }

    @Override
    public Optional<LocalServer> localServer() {
      return inner.localServer();
    }

    @Override
    public void close() {
      inner.close();
    }
  }
}
