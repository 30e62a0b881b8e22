package io.meshwright.provider.aws.translate;

import io.meshwright.api.model.OutputPort;
import io.meshwright.api.model.PortKind;
import io.meshwright.api.name.NamePrefix;
import io.meshwright.api.name.Ordered;
import io.meshwright.api.name.PortAddress;
import io.meshwright.api.name.PrincipalId;
import io.meshwright.api.name.TableAddress;
import io.meshwright.api.plan.PolicyVerdict;
import io.meshwright.api.plan.Verdict;
import io.meshwright.api.policy.TablePolicies;
import io.meshwright.api.resource.Address;
import io.meshwright.provider.aws.resource.AwsPlace;
import io.meshwright.provider.aws.resource.AwsTable;
import io.meshwright.spi.Capabilities;
import io.meshwright.spi.Limit;
import io.meshwright.spi.PlatformSlice;
import io.meshwright.spi.PortLocator;
import io.meshwright.spi.Translation;
import io.meshwright.spi.Translator;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Products as Glue databases, and access as rights of Lake Formation; pure. */
public final class AwsTranslator implements Translator {
  private final Capabilities capabilities;
  private final TableSettings settings;

  /**
   * A translator.
   *
   * @param capabilities names the limits that verdicts refer to
   * @param settings how tables are stored
   */
  public AwsTranslator(Capabilities capabilities, TableSettings settings) {
    this.capabilities = capabilities;
    this.settings = settings;
  }

  /**
   * How tables are stored.
   *
   * @param place where
   * @param format as what
   */
  public record TableSettings(AwsPlace place, AwsTable.Format format) {}

  @Override
  public SortedMap<PortAddress, PortLocator> locate(PlatformSlice slice) {
    TreeMap<PortAddress, PortLocator> located = new TreeMap<>();
    for (PlatformSlice.SliceProduct product : slice.products()) {
      for (PlatformSlice.SlicePort port : product.ports()) {
        if (port.port().kind() == PortKind.TABLE) {
          located.put(port.port().address(), locator(slice, port.port()));
        }
      }
    }
    return Ordered.map(located);
  }

  private static PortLocator locator(PlatformSlice slice, OutputPort port) {
    TreeMap<String, Address> tables = new TreeMap<>();
    port.contract()
        .tables()
        .forEach(
            t ->
                tables.put(
                    t.name(),
                    AwsTable.address(
                        slice.platform().name().value(),
                        AwsNames.database(slice.platform().namePrefix(), port.address().product()),
                        AwsNames.table(port, t.name()))));
    return new PortLocator(tables);
  }

  @Override
  public Translation translate(PlatformSlice slice, SortedMap<PortAddress, PortLocator> elsewhere) {
    Principals principals = new Principals(slice);
    Collector collector = new Collector(slice, settings);
    List<PolicyVerdict> verdicts = new ArrayList<>();
    TreeMap<TableAddress, Address> subjects = new TreeMap<>();
    for (PlatformSlice.SliceProduct product : slice.products()) {
      for (PlatformSlice.SlicePort port : product.ports()) {
        if (port.port().kind() != PortKind.TABLE) {
          verdicts.add(refusal(port.port()));
          continue;
        }
        for (TablePolicies policies : port.tables()) {
          NamePrefix prefix = slice.platform().namePrefix();
          TableForm form = TableForm.of(prefix, port.port(), policies.schema());
          List<PolicyVerdict> own =
              AwsVerdicts.of(new AwsPolicies(policies, form)).stream().map(slice::judged).toList();
          boolean closes = own.stream().anyMatch(PolicyVerdict::closes);
          AwsPolicies open = new AwsPolicies(closes ? policies.withoutGrants() : policies, form);
          collector.table(
              product.product(), port.port(), form, policies, named(open.given(), principals));
          verdicts.addAll(own);
          subjects.put(
              policies.table(),
              AwsTable.address(slice.platform().name().value(), form.database(), form.table()));
        }
      }
    }
    return new Translation(
        collector.all(),
        subjects,
        principals.identities(),
        verdicts,
        Stream.concat(principals.problems().stream(), collector.problems().stream()).toList());
  }

  private static SortedMap<String, Given> named(
      Map<PrincipalId, Given> given, Principals principals) {
    TreeMap<String, Given> named = new TreeMap<>();
    given.forEach((id, what) -> principals.identity(id).ifPresent(name -> named.put(name, what)));
    return named;
  }

  private PolicyVerdict refusal(OutputPort port) {
    String limit = Optional.ofNullable(capabilities.refusedPorts().get(port.kind())).orElseThrow();
    Limit why = Optional.ofNullable(capabilities.limits().get(limit)).orElseThrow();
    return new PolicyVerdict(
        Optional.empty(),
        port.address().toString(),
        Verdict.IMPOSSIBLE,
        why.value(),
        Optional.of(limit));
  }
}
