package io.meshwright.provider.aws;

import io.meshwright.api.model.AcceptedLoss;
import io.meshwright.api.model.Platform;
import io.meshwright.api.name.Ordered;
import io.meshwright.api.name.PolicyId;
import io.meshwright.api.name.PortAddress;
import io.meshwright.api.plan.PolicyVerdict;
import io.meshwright.api.plan.Verdict;
import io.meshwright.spi.Capabilities;
import io.meshwright.spi.Executor;
import io.meshwright.spi.Lifter;
import io.meshwright.spi.PlatformProvider;
import io.meshwright.spi.PlatformRuntime;
import io.meshwright.spi.PlatformSlice;
import io.meshwright.spi.PortLocator;
import io.meshwright.spi.ProviderFactory;
import io.meshwright.spi.Reader;
import io.meshwright.spi.Translation;
import io.meshwright.spi.Translator;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * The adapter for workspaces that accept what rights by tags reach, and nothing else: random cases
 * accept no loss themselves. A policy that loses something without them is left out, so that what a
 * contract expects of it stays as it is.
 */
record Accepting(ProviderFactory adapter, Predicate<PolicyId> which) implements ProviderFactory {
  private static final Instant UNTIL = Instant.parse("2030-01-01T00:00:00Z");

  @Override
  public String id() {
    return adapter.id();
  }

  @Override
  public Capabilities capabilities() {
    return adapter.capabilities();
  }

  @Override
  public PlatformProvider open(Platform platform, PlatformRuntime runtime) {
    return new Opened(adapter.open(platform, runtime), which);
  }

  private record Opened(PlatformProvider provider, Predicate<PolicyId> which)
      implements PlatformProvider {
    @Override
    public Translator translator() {
      return new Translating(provider.translator(), which);
    }

    @Override
    public Reader reader() {
      return provider.reader();
    }

    @Override
    public Lifter lifter() {
      return provider.lifter();
    }

    @Override
    public Executor executor() {
      return provider.executor();
    }

    @Override
    public void close() {
      provider.close();
    }
  }

  private record Translating(Translator translator, Predicate<PolicyId> which)
      implements Translator {
    @Override
    public SortedMap<PortAddress, PortLocator> locate(PlatformSlice slice) {
      return translator.locate(slice);
    }

    @Override
    public Translation translate(
        PlatformSlice slice, SortedMap<PortAddress, PortLocator> elsewhere) {
      Set<PolicyId> losing = new TreeSet<>();
      translator.translate(slice, elsewhere).verdicts().stream()
          .filter(v -> v.verdict().compareTo(Verdict.STRICTER) > 0)
          .map(PolicyVerdict::policy)
          .flatMap(Optional::stream)
          .forEach(losing::add);
      return translator.translate(accepting(slice, losing), elsewhere);
    }

    private PlatformSlice accepting(PlatformSlice slice, Set<PolicyId> losing) {
      TreeMap<PolicyId, AcceptedLoss> accepted = new TreeMap<>(slice.accepted());
      slice.products().stream()
          .flatMap(p -> p.ports().stream())
          .flatMap(p -> p.tables().stream())
          .flatMap(t -> t.grants().stream())
          .map(g -> g.policy())
          .filter(which.and(p -> !losing.contains(p)))
          .forEach(
              p ->
                  accepted.put(
                      p, new AcceptedLoss(p, slice.platform().name(), "for the test", UNTIL)));
      return new PlatformSlice(
          slice.mesh(),
          slice.platform(),
          slice.products(),
          slice.inputs(),
          slice.principals(),
          slice.sessions(),
          Ordered.map(accepted));
    }
  }
}
