package io.meshwright.provider.snowflake.translate;

import io.meshwright.api.model.DataProduct;
import io.meshwright.api.model.OutputPort;
import io.meshwright.api.model.PortKind;
import io.meshwright.api.name.Ordered;
import io.meshwright.api.name.PortAddress;
import io.meshwright.api.name.TableAddress;
import io.meshwright.api.plan.PolicyVerdict;
import io.meshwright.api.policy.TablePolicies;
import io.meshwright.api.resource.Address;
import io.meshwright.kit.translate.Unmade;
import io.meshwright.provider.snowflake.resource.SfTable;
import io.meshwright.spi.Capabilities;
import io.meshwright.spi.PlatformSlice;
import io.meshwright.spi.PortLocator;
import io.meshwright.spi.Translation;
import io.meshwright.spi.Translator;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Domains as databases, products as schemas, and access as database roles and policies; pure. */
public final class SnowflakeTranslator implements Translator {
  private final Capabilities capabilities;

  /**
   * A translator.
   *
   * @param capabilities names the limits that verdicts refer to
   */
  public SnowflakeTranslator(Capabilities capabilities) {
    this.capabilities = capabilities;
  }

  @Override
  public SortedMap<PortAddress, PortLocator> locate(PlatformSlice slice) {
    TreeMap<PortAddress, PortLocator> located = new TreeMap<>();
    for (PlatformSlice.SliceProduct product : slice.products()) {
      for (PlatformSlice.SlicePort port : product.ports()) {
        if (isMade(port.port().kind())) {
          located.put(port.port().address(), locator(slice, port.port()));
        }
      }
    }
    return Ordered.map(located);
  }

  private boolean isMade(PortKind kind) {
    return !capabilities.refusedPorts().containsKey(kind);
  }

  private static PortLocator locator(PlatformSlice slice, OutputPort port) {
    Place place = Place.of(slice.platform(), port.address().product());
    TreeMap<String, Address> tables = new TreeMap<>();
    port.contract()
        .tables()
        .forEach(
            t ->
                tables.put(
                    t.name(),
                    SfTable.address(
                        slice.platform().name().value(),
                        place.database(),
                        place.schema(),
                        SfNames.table(port, t.name()))));
    return new PortLocator(tables);
  }

  @Override
  public Translation translate(PlatformSlice slice, SortedMap<PortAddress, PortLocator> elsewhere) {
    boolean views = EnforcedBy.of(slice.platform()) == EnforcedBy.VIEW;
    TableStorage storage = TableStorage.of(slice.platform());
    Principals principals = new Principals(slice);
    Collector collector = new Collector(slice);
    Labels labels = new Labels(slice, collector);
    List<PolicyVerdict> verdicts = new ArrayList<>();
    TreeMap<TableAddress, Address> subjects = new TreeMap<>();
    List<DataProduct> made = new ArrayList<>();
    for (PlatformSlice.SliceProduct product : slice.products()) {
      for (PlatformSlice.SlicePort port : product.ports()) {
        if (!isMade(port.port().kind())) {
          verdicts.add(Unmade.port(capabilities, port.port()));
          continue;
        }
        made.add(product.product());
        Place place = Place.of(slice.platform(), product.product().address());
        PortPrincipals readers = new PortPrincipals(principals, place, port.port());
        List<TableRules> placed = new ArrayList<>();
        for (TablePolicies policies : port.tables()) {
          TableForm form = TableForm.of(place, port.port(), policies.schema(), storage);
          TableRules rules =
              judged(slice, new TableRules(policies, form, readers, views), verdicts);
          subjects.put(policies.table(), collector.address(rules));
          if (collector.table(product.product(), rules)) {
            placed.add(rules);
            labels.table(product.product(), rules);
          }
        }
        PortRoles.of(place.schema(), port.port().address(), placed)
            .forEach(role -> collector.role(product.product(), place, role));
        Consumers.of(place, readers, placed)
            .forEach(consumer -> collector.share(product.product(), place, consumer));
      }
    }
    Unmade unmade = new Unmade(capabilities, slice);
    verdicts.addAll(unmade.inputs("no-link"));
    verdicts.addAll(unmade.pipelines("no-pipeline"));
    verdicts.addAll(unmade.quality("no-quality"));
    return new Translation(
        Stream.of(collector.all(), labels.all(), Warehouses.of(slice, principals, made))
            .flatMap(Collection::stream)
            .toList(),
        Ordered.map(subjects),
        principals.identities(),
        verdicts,
        Stream.concat(principals.problems().stream(), collector.problems().stream()).toList());
  }

  /** The rules of a table, which a verdict may close. */
  private static TableRules judged(
      PlatformSlice slice, TableRules rules, List<PolicyVerdict> verdicts) {
    List<PolicyVerdict> own = SfVerdicts.of(rules).stream().map(slice::judged).toList();
    verdicts.addAll(own);
    return own.stream().anyMatch(PolicyVerdict::closes) ? rules.closed() : rules;
  }
}
