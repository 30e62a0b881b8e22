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
import io.meshwright.provider.snowflake.resource.SfSchema;
import io.meshwright.provider.snowflake.resource.SfStage;
import io.meshwright.provider.snowflake.resource.SfTable;
import io.meshwright.provider.snowflake.resource.SfView;
import io.meshwright.spi.Capabilities;
import io.meshwright.spi.PlatformSlice;
import io.meshwright.spi.PortLocator;
import io.meshwright.spi.Translation;
import io.meshwright.spi.Translator;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
    SharePlaces places = places(slice);
    for (PlatformSlice.SliceProduct product : slice.products()) {
      for (PlatformSlice.SlicePort port : product.ports()) {
        if (isMade(port.port().kind())) {
          located.put(port.port().address(), locator(slice, port.port(), places));
        }
      }
    }
    return Ordered.map(located);
  }

  private boolean isMade(PortKind kind) {
    return !capabilities.refusedPorts().containsKey(kind);
  }

  /** Which shares there are depends on verdicts: what is shared is what a translation shares. */
  private SharePlaces places(PlatformSlice slice) {
    Principals principals = new Principals(slice);
    boolean shares =
        slice.products().stream()
            .flatMap(p -> p.ports().stream())
            .anyMatch(p -> p.port().kind() == PortKind.SHARE);
    return new SharePlaces(
        slice,
        principals,
        shares && principals.knowsAccounts()
            ? Optional.of(translate(slice, Ordered.map(Map.<PortAddress, PortLocator>of())))
            : Optional.empty());
  }

  private static PortLocator locator(PlatformSlice slice, OutputPort port, SharePlaces places) {
    Place place = Place.of(slice.platform(), port.address().product());
    TreeMap<String, Address> tables = new TreeMap<>();
    port.contract()
        .tables()
        .forEach(t -> tables.put(t.name(), address(slice, place, port, t.name())));
    return new PortLocator(Ordered.map(tables), places.of(port));
  }

  private static Address address(PlatformSlice slice, Place place, OutputPort port, String table) {
    String platform = slice.platform().name().value();
    String name = SfNames.table(port, table);
    return switch (port.kind()) {
      case FILES -> SfStage.address(platform, place.database(), place.schema(), name);
      case VIEW -> SfView.address(platform, place.database(), place.schema(), name);
      case MODEL ->
          SfSchema.address(
              platform,
              place.database(),
              SfNames.registry(
                  slice.platform().namePrefix(), port.address().product(), port, table));
      case TABLE, SHARE, STREAM ->
          SfTable.address(platform, place.database(), place.schema(), name);
    };
  }

  @Override
  public Translation translate(PlatformSlice slice, SortedMap<PortAddress, PortLocator> elsewhere) {
    TableStorage storage = TableStorage.of(slice.platform());
    boolean views =
        EnforcedBy.of(slice.platform()) == EnforcedBy.VIEW || storage.external().isPresent();
    Principals principals = new Principals(slice);
    Collector collector = new Collector(slice);
    Labels labels = new Labels(slice, collector);
    SharePorts shares = new SharePorts(slice, collector);
    ViewSources sources = new ViewSources(slice);
    ViewPorts viewPorts = new ViewPorts(slice, principals, collector, sources);
    List<PolicyVerdict> verdicts = new ArrayList<>();
    TreeMap<TableAddress, Address> subjects = new TreeMap<>();
    StagePorts stages = new StagePorts(slice, principals, collector, verdicts, subjects);
    ModelPorts models = new ModelPorts(slice, principals, collector, labels, verdicts, subjects);
    ProductMetrics metrics = new ProductMetrics(slice, principals);
    TaskStreams streams = new TaskStreams(slice.platform());
    List<DataProduct> made = new ArrayList<>();
    for (PlatformSlice.SliceProduct product : slice.products()) {
      for (PlatformSlice.SlicePort port : product.ports()) {
        if (!isMade(port.port().kind())) {
          verdicts.add(Unmade.port(capabilities, port.port()));
          continue;
        }
        made.add(product.product());
        if (ViewSources.isView(port)) {
          viewPorts.add(product.product(), port);
          continue;
        }
        if (port.port().kind() == PortKind.FILES) {
          stages.add(product.product(), port);
          continue;
        }
        if (port.port().kind() == PortKind.MODEL) {
          models.add(product.product(), port);
          continue;
        }
        Place place = Place.of(slice.platform(), product.product().address());
        PortPrincipals readers = new PortPrincipals(principals, place, port.port());
        List<TableRules> placed = new ArrayList<>();
        for (TablePolicies policies : port.tables()) {
          TableForm form = TableForm.of(place, port.port(), policies.schema(), storage);
          TableRules own = TableRules.of(policies, form, readers, views);
          TableRules rules =
              judged(slice, sources.isRead(policies.table()) ? own.keptRaw() : own, verdicts);
          subjects.put(policies.table(), collector.address(rules));
          if (collector.table(product.product(), rules)) {
            placed.add(rules);
            labels.table(product.product(), rules);
            viewPorts.placed(policies.table());
          }
        }
        List<PortRoles.PortRole> roles =
            PortRoles.of(place.schema(), port.port().address(), placed);
        roles.forEach(role -> collector.role(product.product(), place, role));
        metrics.placed(placed, roles);
        streams.placed(placed, roles);
        shares.add(product.product(), port.port(), place, Consumers.of(place, readers, placed));
      }
    }
    viewPorts.make(verdicts, subjects);
    ProductTasks tasks = new ProductTasks(slice, principals, collector, streams, verdicts);
    slice.products().forEach(product -> tasks.add(product.product()));
    Unmade unmade = new Unmade(capabilities, slice);
    new Imports(slice, principals, collector, unmade, verdicts, elsewhere).make();
    verdicts.addAll(metrics.isOn() ? List.of() : unmade.quality("no-quality"));
    return new Translation(
        Stream.of(
                collector.all(),
                labels.all(),
                Warehouses.of(slice, principals, made),
                metrics.all())
            .flatMap(Collection::stream)
            .toList(),
        Ordered.map(subjects),
        principals.identities(),
        verdicts,
        Stream.of(principals.problems(), collector.problems(), metrics.problems())
            .flatMap(List::stream)
            .toList());
  }

  /** The rules of a table, which a verdict may close. */
  static TableRules judged(PlatformSlice slice, TableRules rules, List<PolicyVerdict> verdicts) {
    List<PolicyVerdict> own = SfVerdicts.of(rules).stream().map(slice::judged).toList();
    verdicts.addAll(own);
    return own.stream().anyMatch(PolicyVerdict::closes) ? rules.closed() : rules;
  }
}
