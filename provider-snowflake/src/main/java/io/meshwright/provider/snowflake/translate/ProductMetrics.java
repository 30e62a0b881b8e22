package io.meshwright.provider.snowflake.translate;

import io.meshwright.api.model.DataProduct;
import io.meshwright.api.model.OutputPort;
import io.meshwright.api.model.Platform;
import io.meshwright.api.model.QualityRule;
import io.meshwright.api.name.Ordered;
import io.meshwright.api.name.PolicyId;
import io.meshwright.api.name.PrincipalId;
import io.meshwright.api.name.TableAddress;
import io.meshwright.api.problem.Problem;
import io.meshwright.api.resource.Address;
import io.meshwright.api.resource.Desired;
import io.meshwright.api.resource.Marker;
import io.meshwright.api.resource.Owner;
import io.meshwright.api.resource.Resource;
import io.meshwright.kit.quality.QualityReader;
import io.meshwright.kit.settings.Settings;
import io.meshwright.provider.snowflake.resource.SfGrant;
import io.meshwright.provider.snowflake.resource.SfMetric;
import io.meshwright.provider.snowflake.resource.SfRoleGrant;
import io.meshwright.provider.snowflake.resource.SfTable;
import io.meshwright.spi.PlatformSlice;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Quality rules of contracts as metrics of tables, measured by the rights of the product's
 * producer, whom no policy binds. A rule that no metric of Snowflake is exactly is named, and the
 * others are there all the same.
 */
public final class ProductMetrics {
  /** The setting. */
  public static final String SETTING = "quality";

  private static final String NONE = "none";
  private static final String METRICS = "metrics";

  /** Each change of a table has its metrics measured. */
  private static final List<PolicyId> NO_POLICIES = List.of();

  private final PlatformSlice slice;
  private final Principals principals;
  private final String platform;
  private final TreeMap<TableAddress, Placed> placed = new TreeMap<>();
  private final List<Desired> desired = new ArrayList<>();
  private final List<Problem> problems = new ArrayList<>();

  ProductMetrics(PlatformSlice slice, Principals principals) {
    this.slice = slice;
    this.principals = principals;
    this.platform = slice.platform().name().value();
  }

  private record Placed(TableRules rules, List<PortRoles.PortRole> roles) {}

  /** Checks how the setting is written. */
  public static void check(Settings settings) {
    settings.word(SETTING, List.of(NONE, METRICS));
  }

  /** Whether metrics are read: where the setting is written, as none too, since some may go. */
  public static boolean isRead(Platform platform) {
    return platform.settings().containsKey(SETTING);
  }

  /** Whether rules become metrics. */
  boolean isOn() {
    return METRICS.equalsIgnoreCase(slice.platform().settings().get(SETTING));
  }

  /** Tables of a port that are there, and the roles of the port. */
  void placed(List<TableRules> tables, List<PortRoles.PortRole> roles) {
    tables.forEach(t -> placed.put(t.policies().table(), new Placed(t, roles)));
  }

  /** Metrics of all tables. */
  List<Desired> all() {
    if (isOn()) {
      for (PlatformSlice.SliceProduct product : slice.products()) {
        for (PlatformSlice.SlicePort port : product.ports()) {
          add(product.product(), port.port());
        }
      }
    }
    return List.copyOf(desired);
  }

  /** Rules that no metric checks. */
  List<Problem> problems() {
    return List.copyOf(problems);
  }

  private void add(DataProduct product, OutputPort port) {
    TreeMap<Address, SfMetric> metrics = new TreeMap<>();
    TreeMap<Address, TableAddress> of = new TreeMap<>();
    Optional<String> role = role(product);
    for (QualityRule rule : port.contract().quality()) {
      Optional<Placed> table = table(port, rule);
      if (table.isEmpty()) {
        tell(port, rule, "it is about no table here");
        continue;
      }
      if (role.isEmpty()) {
        tell(
            port,
            rule,
            "the product has no producer that is a role here, by whose rights it would");
        continue;
      }
      TableRules rules = table.get().rules();
      switch (MetricForm.of(rules.form(), QualityReader.read(rule))) {
        case MetricForm.Inexact(String why) -> tell(port, rule, why);
        case MetricForm.Exact(String metric, List<String> columns, String bound) -> {
          SfMetric one = metric(rules.form(), metric, columns, bound, role.get());
          metrics.merge(one.address(platform), one, ProductMetrics::both);
          of.put(one.address(platform), rules.policies().table());
        }
      }
    }
    metrics.forEach(
        (address, metric) -> {
          Placed table = Optional.ofNullable(placed.get(of.get(address))).orElseThrow();
          desired.add(after(product, metric, table));
        });
  }

  private Optional<Placed> table(OutputPort port, QualityRule rule) {
    return placed.entrySet().stream()
        .filter(e -> e.getKey().port().equals(port.address()))
        .filter(e -> isAbout(rule, e.getKey()))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  private static boolean isAbout(QualityRule rule, TableAddress table) {
    return rule.element().equals(table.table()) || rule.element().startsWith(table.table() + ".");
  }

  private Optional<String> role(DataProduct product) {
    return product
        .producer()
        .flatMap(id -> Optional.ofNullable(slice.principals().get(id)))
        .flatMap(p -> p.on(slice.platform().name()).filter(i -> isRole(p.id(), i)));
  }

  private boolean isRole(PrincipalId id, String identity) {
    return identity.startsWith(SfGrant.ROLE) && principals.problem(id, identity).isEmpty();
  }

  private static SfMetric metric(
      TableForm form, String metric, List<String> columns, String bound, String role) {
    return new SfMetric(
        form.place().database(),
        form.place().schema(),
        form.table(),
        metric,
        columns,
        new TreeSet<>(List.of(bound)),
        role,
        SfMetric.ON_CHANGE);
  }

  private static SfMetric both(SfMetric one, SfMetric other) {
    TreeSet<String> bounds = new TreeSet<>(one.bounds());
    bounds.addAll(other.bounds());
    return new SfMetric(
        one.database(),
        one.schema(),
        one.table(),
        one.metric(),
        one.columns(),
        bounds,
        one.role(),
        one.schedule());
  }

  /** Whoever measures has to be able to read the table by then. */
  private Desired after(DataProduct product, SfMetric metric, Placed table) {
    Resource alone = metric.toResource(platform);
    List<Address> needs = new ArrayList<>(alone.dependsOn());
    for (PortRoles.PortRole role : table.roles()) {
      if (role.to().contains(metric.role()) && role.tables().contains(table.rules())) {
        String grantee = SfGrant.databaseRole(metric.database(), role.name());
        needs.add(SfRoleGrant.address(platform, metric.database(), role.name(), metric.role()));
        needs.add(SfGrant.address(platform, metric.database(), "", "", grantee));
        needs.add(SfGrant.address(platform, metric.database(), metric.schema(), "", grantee));
        if (!role.onTable(table.rules()).isEmpty()) {
          needs.add(
              SfGrant.address(
                  platform, metric.database(), metric.schema(), metric.table(), grantee));
        }
      }
    }
    Address own = SfTable.address(platform, metric.database(), metric.schema(), metric.table());
    return new Desired(
        Resource.of(alone.address(), alone.attributes(), needs),
        new Owner.Within(own, new Marker(slice.mesh(), product.address().toString())),
        Ordered.set(NO_POLICIES));
  }

  private void tell(OutputPort port, QualityRule rule, String why) {
    String line = rule.rule().replaceAll("\\s+", " ");
    problems.add(
        Problem.warning(
            "unchecked-quality",
            port.address() + "." + rule.element(),
            "its rule '%s' is no metric on platform '%s': %s"
                .formatted(
                    line.length() <= 60 ? line : line.substring(0, 57) + "...", platform, why),
            "write it as a metric that Snowflake has, or check it elsewhere"));
  }
}
