package io.meshwright.provider.aws.translate;

import io.meshwright.api.model.DataProduct;
import io.meshwright.api.model.OutputPort;
import io.meshwright.api.model.PortKind;
import io.meshwright.api.name.Ordered;
import io.meshwright.api.name.PolicyId;
import io.meshwright.api.plan.PolicyVerdict;
import io.meshwright.api.policy.TablePolicies;
import io.meshwright.api.resource.Address;
import io.meshwright.api.resource.Owner;
import io.meshwright.provider.aws.resource.AwsFilter;
import io.meshwright.provider.aws.resource.AwsGrant;
import io.meshwright.provider.aws.resource.AwsTable;
import io.meshwright.spi.PlatformSlice;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;

/** Ports of tables: Glue tables, and rights and filters of Lake Formation on them. */
final class TablePorts {
  private final Draft draft;
  private final Databases databases;
  private final DomainStorage storage;
  private final AwsTable.Format format;
  private final Views views;
  private final DeletionRules deletion;

  TablePorts(
      Draft draft,
      Databases databases,
      DomainStorage storage,
      AwsTable.Format format,
      Views views,
      DeletionRules deletion) {
    this.draft = draft;
    this.databases = databases;
    this.storage = storage;
    this.format = format;
    this.views = views;
    this.deletion = deletion;
  }

  /** Adds a port's tables, each closed where a policy does not survive on it. */
  void add(DataProduct product, PlatformSlice.SlicePort port) {
    for (TablePolicies policies : port.tables()) {
      TableForm form =
          TableForm.of(
              draft.slice().platform().namePrefix(), port.port(), policies.schema(), format);
      draft.subject(
          policies.table(), AwsTable.address(draft.platform(), form.database(), form.table()));
      Optional<PolicyVerdict> refusal = form.refusal(policies);
      if (refusal.isPresent()) {
        draft.judge(refusal.get());
        continue;
      }
      AwsPolicies asked = policies(port.port(), policies, form);
      List<PolicyVerdict> verdicts =
          OutsideVerdicts.of(AwsVerdicts.of(asked), asked, draft.principals()).stream()
              .map(draft::judge)
              .toList();
      boolean closes = verdicts.stream().anyMatch(PolicyVerdict::closes);
      AwsPolicies open = closes ? policies(port.port(), policies.withoutGrants(), form) : asked;
      SortedMap<String, Given> given = draft.named(open.given());
      given.replaceAll(draft.principals()::bounded);
      table(product, port.port(), form, policies, given);
    }
  }

  /** What others are given of a share is always tables. */
  private AwsPolicies policies(OutputPort port, TablePolicies policies, TableForm form) {
    boolean byViews = views.viewing().forEveryReader() && port.kind() == PortKind.TABLE;
    return byViews
        ? new AwsPolicies(policies, form, AwsPolicies.Ways.VIEWS, Origin.of(form), true)
        : new AwsPolicies(policies, form);
  }

  private void table(
      DataProduct product,
      OutputPort port,
      TableForm form,
      TablePolicies policies,
      SortedMap<String, Given> given) {
    Address address = AwsTable.address(draft.platform(), form.database(), form.table());
    boolean free =
        databases.claim(form.database(), product)
            && draft.claim(address, policies.table().toString())
            && form.areApart(draft, policies);
    if (!free) {
      return;
    }
    databases.use(form.database(), product, given.keySet());
    new TableQuality(draft).add(product, port, form, policies.schema());
    TreeSet<String> claims = new TreeSet<>();
    Set<PolicyId> realises = Draft.policiesOf(policies);
    if (views.viewing().forEveryReader() && port.kind() == PortKind.TABLE) {
      claims.add(views.defines(product, Origin.of(form).base()));
      databases.define(form.database(), views.viewing().definer().orElseThrow());
    }
    given.forEach(
        (identity, what) -> {
          if (what.own().isPresent()) {
            views.own(
                product,
                form,
                Origin.of(form),
                identity,
                what,
                policies.schema().description(),
                policies);
            return;
          }
          AwsGrant grant = grant(form, identity, what);
          claims.add(grant.claim());
          what.part()
              .ifPresent(
                  part ->
                      draft.add(
                          AwsFilter.showing(
                              form.database(),
                              form.table(),
                              grant.filter(),
                              part.columns(),
                              part.rows()),
                          new Owner.Within(address, draft.marker(product)),
                          realises));
          draft.add(grant, new Owner.Claimed(address, draft.marker(product)), realises);
        });
    String location = storage.location(port.address(), form);
    draft.add(
        new AwsTable(
            form.database(),
            form.table(),
            form.columns(),
            format,
            location,
            GlueTexts.description(policies.schema().description()),
            claims),
        new Owner.Marked(draft.marker(product)),
        List.of());
    deletion.table(product, port, policies.table(), format, location);
  }

  private static AwsGrant grant(TableForm form, String identity, Given what) {
    SortedSet<String> none = Ordered.set(List.<String>of());
    return what.part().isPresent()
        ? new AwsGrant(
            form.database(),
            form.table(),
            AwsNames.filter(identity),
            identity,
            Ordered.set(List.of("SELECT")),
            what.grantable() ? Ordered.set(List.of("SELECT")) : none)
        : new AwsGrant(
            form.database(),
            form.table(),
            "",
            identity,
            what.permissions(),
            what.grantable() ? what.permissions() : none);
  }
}
