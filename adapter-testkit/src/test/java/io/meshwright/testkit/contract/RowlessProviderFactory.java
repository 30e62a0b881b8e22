package io.meshwright.testkit.contract;

import io.meshwright.api.model.Platform;
import io.meshwright.api.name.Ordered;
import io.meshwright.api.name.PolicyId;
import io.meshwright.api.name.PortAddress;
import io.meshwright.api.plan.PolicyVerdict;
import io.meshwright.api.plan.Verdict;
import io.meshwright.api.policy.TablePolicies;
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
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** The simulated platform as one that cannot keep the rows of one policy. */
final class RowlessProviderFactory implements ProviderFactory {
  private static final String LIMIT = "no-row-policies";

  private final SimulatedProviderFactory whole;
  private final PolicyId policy;

  RowlessProviderFactory(SimulatedPlatform platform, PolicyId policy) {
    this.whole = new SimulatedProviderFactory(platform);
    this.policy = policy;
  }

  @Override
  public String id() {
    return whole.id();
  }

  @Override
  public Capabilities capabilities() {
    Capabilities all = whole.capabilities();
    TreeMap<String, Limit> limits = new TreeMap<>(all.limits());
    limits.put(LIMIT, new Limit(LIMIT, "rows are not kept back", "the test", "2026-11-26"));
    return new Capabilities(all.provider(), all.kinds(), all.refusedPorts(), Ordered.map(limits));
  }

  @Override
  public PlatformProvider open(Platform platform, PlatformRuntime runtime) {
    return new Rowless(whole.open(platform, runtime), policy);
  }

  /** A translator that leaves the rows of the policy out, as far as it is allowed to. */
  private record RowlessTranslator(Translator whole, PolicyId policy) implements Translator {
    @Override
    public SortedMap<PortAddress, PortLocator> locate(PlatformSlice slice) {
      return whole.locate(slice);
    }

    @Override
    public Translation translate(
        PlatformSlice slice, SortedMap<PortAddress, PortLocator> elsewhere) {
      List<PolicyVerdict> lost = new ArrayList<>();
      Translation made =
          whole.translate(slice.mapTables(t -> withoutRows(t, slice, lost)), elsewhere);
      lost.addAll(made.verdicts());
      return new Translation(
          made.resources(), made.subjects(), made.identities(), lost, made.problems());
    }

    private TablePolicies withoutRows(
        TablePolicies policies, PlatformSlice slice, List<PolicyVerdict> lost) {
      if (policies.rowPolicies().stream().noneMatch(k -> k.policy().equals(policy))) {
        return policies;
      }
      PolicyVerdict verdict =
          slice.judged(
              new PolicyVerdict(
                  Optional.of(policy),
                  policies.table().toString(),
                  Verdict.WEAKER,
                  "rows are not kept back",
                  Optional.of(LIMIT)));
      lost.add(verdict);
      // Without the row policy alone: what loosening would give beyond that is none of its grants.
      TablePolicies rest = policies.loosened(Set.of(policy));
      return verdict.closes() ? rest.withoutGrants() : rest;
    }
  }

  /** A platform with that translator. */
  private record Rowless(PlatformProvider whole, PolicyId policy) implements PlatformProvider {
    @Override
    public Translator translator() {
      return new RowlessTranslator(whole.translator(), policy);
    }

    @Override
    public Reader reader() {
      return whole.reader();
    }

    @Override
    public Lifter lifter() {
      return whole.lifter();
    }

    @Override
    public Executor executor() {
      return whole.executor();
    }

    @Override
    public Optional<Prober> prober() {
      return whole.prober();
    }

    @Override
    public Optional<Transfer> transfer() {
      return whole.transfer();
    }

    @Override
    public Optional<LocalServer> localServer() {
      return whole.localServer();
    }

    @Override
    public void close() {
      whole.close();
    }
  }
}
